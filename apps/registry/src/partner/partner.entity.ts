import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin } from '../seed/origin.js';

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
@Check('partner_origin', `origin IN ('REFERENCE', 'REGISTER')`)
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

  @Column('integer')
  version: number;

  /** taken off the register on that day; its id is not given again, since records may name it */
  @Column('text', { nullable: true })
  removedOn: string | null;

  @Column('text')
  origin: Origin;
}
