/** Made up for the pictures, in the forms of real ones. */
type Input = Record<string, unknown>;

export const newAgreement = (from: string, to: string): Input => ({
  originalLanguage: 'en',
  titles: [
    { language: 'en', value: 'Memorandum of understanding on the education and employment of nurses' },
    ...(from === 'VN' ? [{ language: 'vi', value: 'Bản ghi nhớ về đào tạo và việc làm của điều dưỡng' }] : []),
    ...(to === 'DE'
      ? [{ language: 'de', value: 'Vereinbarung über die Ausbildung und Beschäftigung von Pflegekräften' }]
      : []),
    { language: 'ar', value: 'مذكرة تفاهم بشأن تعليم الممرضين وتوظيفهم' },
  ],
  summaries: [
    {
      language: 'en',
      value:
        'Nurses are taught the language before they leave and pay no fees. Where they come from, a post is paid for each of them who goes.',
    },
  ],
  topics: ['health-personnel/recruitment/ethical-recruitment'],
  legalBases: ['CODE-2010:5.2'],
  occupations: ['2221'],
  agreementType: 'BILATERAL',
  form: 'MOU',
  parties: [
    { country: from, role: 'ORIGIN' },
    { country: to, role: 'DESTINATION' },
  ],
  signedOn: '2026-11-10',
  inForceOn: '2027-01-01',
  phase: 'SIGNED',
  content: ['RECRUITMENT'],
});

const LAWS = [
  {
    vi: 'Nghị định về tuyển dụng công bằng nhân viên y tế',
    en: 'Decree on the fair recruitment of health workers',
    number: '15/2026/ND-CP',
  },
  {
    vi: 'Thông tư về khám sức khỏe người lao động đi làm việc ở nước ngoài',
    en: 'Circular on the health examination of workers who go abroad',
    number: '21/2026/TT-BYT',
  },
  {
    vi: 'Thông tư về đào tạo ngoại ngữ cho điều dưỡng',
    en: 'Circular on language courses for nurses',
    number: '22/2026/TT-BYT',
  },
] as const;

export function newLaw(index: 0 | 1 | 2): Input {
  const { vi, en, number } = LAWS[index];
  return {
    originalLanguage: 'vi',
    titles: [
      { language: 'vi', value: vi },
      { language: 'en', value: en },
    ],
    topics: ['health-personnel/recruitment/ethical-recruitment'],
    legalBases: ['CODE-2010:4'],
    lawType: index === 0 ? 'DECREE' : 'REGULATION',
    number,
    adoptedOn: '2026-11-20',
    inForceOn: '2027-01-01',
    legalForce: 'ADOPTED',
  };
}

/** Not complete yet: the editor says what is missing. */
export const draftOfALaw = (): Input => ({
  originalLanguage: 'vi',
  titles: [
    { language: 'vi', value: 'Nghị định về bảo hiểm y tế của người lao động di cư' },
    { language: 'en', value: 'Decree on the health insurance of migrant workers' },
  ],
  summaries: [
    {
      language: 'vi',
      value: 'Người lao động di cư được tham gia bảo hiểm y tế từ ngày ký hợp đồng.',
    },
  ],
  topics: ['migrants-health'],
  lawType: 'DECREE',
  number: '31/2026/ND-CP',
  adoptedOn: '2026-11',
});
