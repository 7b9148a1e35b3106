import type { PublicationFilter } from '#library';

export interface BenchQuery {
  language: string;
  search: string;
  filter?: PublicationFilter;
}

const q = (language: string, search: string, filter?: PublicationFilter): BenchQuery => ({
  language,
  search,
  ...(filter ? { filter } : {}),
});

/**
 * Fifty searches as officers type them, in 14 languages and 7 scripts: words and several of them, phrases, beginnings,
 * exclusions, alternatives, numbers, mistyped ones, some that find nothing, some within a filter, and the most common words
 * of laws, which are in tens of thousands of records.
 */
export const QUERIES: readonly BenchQuery[] = [
  q('en', 'Canada Health Act'),
  q('en', 'immigration and refugee protection'),
  q('en', 'public health agency of canada'),
  q('en', 'nurse'),
  q('en', 'recruitment of foreign workers'),
  q('en', 'migrant health insurance'),
  q('en', '"public health"'),
  q('en', 'midwi'),
  q('en', 'quarentine act'),
  q('en', 'nurses -canada'),
  q('en', 'midwife OR pharmacist'),
  q('en', 'regulation'),
  q('en', 'telemedicine quokkas'),
  q('en', 'social security', { countries: ['CA'], kinds: ['LAW'] }),
  q('en', 'seasonal workers agreement', { legalForces: ['IN_FORCE'] }),
  q('fr', 'assurance-maladie'),
  q('fr', 'professions médicales universitaires'),
  q('fr', 'décret'),
  q('fr', '"sécurité sociale"'),
  q('fr', 'statut des réfugiés convention 1951'),
  q('fr', 'travailleurs étrangers', { languages: ['fr'], countries: ['CH'] }),
  q('de', 'Krankenversicherung Verordnung'),
  q('de', 'Medizinalberufe'),
  q('de', 'Asylgesetz'),
  q('de', 'flüchtl'),
  q('de', 'Soziale Sicherheit Portugal'),
  q('it', 'assicurazione malattie'),
  q('it', 'statuto dei rifugiati'),
  q('es', 'enfermería'),
  q('es', 'ley de migraciones'),
  q('es', 'trata de personas'),
  q('es', 'farmacias', { years: [1975, 1976, 1977, 1978] }),
  q('es', 'convenio seguridad social Italia'),
  q('es', '14374'),
  q('es', 'ley', { countries: ['UY'] }),
  q('ca', "professió d'infermeria"),
  q('ca', "quota d'immigració temporada hivern"),
  q('et', 'tervishoiuteenuste korraldamise seadus'),
  q('et', 'ravimiseadus'),
  q('ro', 'contingent de lucrători străini'),
  q('th', 'พยาบาล'),
  q('th', 'หลักประกันสุขภาพแห่งชาติ'),
  q('th', 'คนต่างด้าวทำงาน'),
  q('vi', 'điều dưỡng'),
  q('vi', 'nguoi lao dong nuoc ngoai'),
  q('ja', '看護師'),
  q('zh', '医疗保险'),
  q('ar', 'ممرضة'),
  q('ru', 'медицинское страхование'),
  q('el', 'πρόσφυγας'),
];
