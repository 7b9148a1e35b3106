/** What Viet Nam's ministry publishes in the demonstration: invented records in real forms, marked as such. */
const NOTE = 'An invented record of the demonstration; it has no legal existence.';

const law = {
  originalLanguage: 'vi',
  titles: [
    { language: 'vi', value: 'Nghị định về điều kiện đưa điều dưỡng đi làm việc ở nước ngoài (minh họa)' },
    { language: 'en', value: 'Decree on the conditions for sending nurses to work abroad (demonstration)' },
  ],
  summaries: [
    {
      language: 'en',
      value: 'Sets the conditions under which nurses may be recruited for work abroad, and the rights they keep.',
    },
  ],
  topics: ['health-personnel/recruitment'],
  legalBases: ['CODE-2010:4', 'CODE-2010:7.2a'],
  occupations: ['2221'],
  note: NOTE,
  lawType: 'DECREE',
  number: '01/2026/ND-CP',
  adoptedOn: '2026-11-02',
  inForceOn: '2027-01-01',
  legalForce: 'ADOPTED',
};

const agreement = {
  originalLanguage: 'en',
  titles: [
    { language: 'en', value: 'Memorandum of understanding on nursing education and recruitment (demonstration)' },
    { language: 'de', value: 'Absichtserklärung über Pflegeausbildung und Anwerbung (Vorführung)' },
  ],
  summaries: [
    {
      language: 'en',
      value: 'Training in Viet Nam, recognition in Germany, and the cost of recruitment borne by the employer.',
    },
  ],
  topics: ['health-personnel/recruitment'],
  legalBases: ['CODE-2010:5.2'],
  occupations: ['2221'],
  note: NOTE,
  agreementType: 'BILATERAL',
  form: 'MOU',
  parties: [
    { country: 'VN', role: 'ORIGIN' },
    { country: 'DE', role: 'DESTINATION' },
  ],
  signedOn: '2026-11-10',
  phase: 'SIGNED',
  content: ['EDUCATION', 'RECRUITMENT', 'RECOGNITION'],
};

const practice = {
  originalLanguage: 'en',
  titles: [{ language: 'en', value: 'Health desks for returning migrant workers in three provinces (demonstration)' }],
  summaries: [
    {
      language: 'en',
      value: 'A desk in the provincial hospital sees returning workers within a week and opens their insurance.',
    },
  ],
  topics: ['migrants-health'],
  legalBases: ['WHA61.17:1.5'],
  note: NOTE,
  problem: [{ language: 'en', value: 'Returning workers went without care until their papers were in order.' }],
  action: [{ language: 'en', value: 'One desk does insurance, screening and referral on one day.' }],
  countries: ['VN'],
};

export interface Act {
  /** as it is said in the time line */
  says: string;
  mutation: 'publishLaw' | 'publishAgreement' | 'publishPractice';
  input: { titles: { language: string; value: string }[] } & Record<string, unknown>;
}

export const FIRST_ACTS: readonly Act[] = [
  { says: 'a law', mutation: 'publishLaw', input: law },
  { says: 'an agreement with Germany', mutation: 'publishAgreement', input: agreement },
  { says: 'a practice', mutation: 'publishPractice', input: practice },
];

export const SECOND_ACT: Act = {
  says: 'a second law',
  mutation: 'publishLaw',
  input: {
    ...law,
    number: '02/2026/ND-CP',
    titles: [
      { language: 'vi', value: 'Nghị định sửa đổi (minh họa)' },
      { language: 'en', value: 'Amending decree (demonstration)' },
    ],
  },
};
