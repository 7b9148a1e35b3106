import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export const PARTNER_KINDS = [
  'UN_ORGANISATION',
  'INTERGOVERNMENTAL',
  'PROFESSIONAL_ASSOCIATION',
  'CIVIL_SOCIETY',
  'COLLABORATING_CENTRE',
  'UNIVERSITY',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

@Entity('partner')
@Check(
  'partner_kind',
  `kind IN ('UN_ORGANISATION', 'INTERGOVERNMENTAL', 'PROFESSIONAL_ASSOCIATION', 'CIVIL_SOCIETY', 'COLLABORATING_CENTRE', 'UNIVERSITY')`,
)
export class PartnerEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  kind: PartnerKind;

  /** by language */
  @Column('jsonb')
  name: Record<string, string>;

  @Column('text', { nullable: true })
  website: string | null;
}
