/** What an agreement can be about. The measures of Articles 4, 5 and 10 of the Code, and the health of those who move. */
export const CONTENT_AREAS = [
  'EDUCATION',
  'CAPACITY',
  'RECRUITMENT',
  'RECOGNITION',
  'CIRCULAR_MIGRATION',
  'RETENTION',
  'SOCIAL_PROTECTION',
  'RETURN',
  'FAIR_TREATMENT',
  'LANGUAGE',
  'TECHNICAL_ASSISTANCE',
  'FINANCIAL_SUPPORT',
  'TECHNOLOGY_TRANSFER',
  'TWINNING',
  'REGULATION',
  'DATA_EXCHANGE',
  'MIGRANT_HEALTH',
] as const;

const MOVING: readonly string[] = ['RECRUITMENT', 'CIRCULAR_MIGRATION', 'RECOGNITION'];

export const concernsRecruitment = ({ content }: { content: readonly string[] }): boolean =>
  content.length === 0 || content.some((area) => MOVING.includes(area));
