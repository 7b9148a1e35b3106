import type { Role } from '#access';

export interface DemonstrationPerson {
  /** the subject at the embedded identity provider, and the name to sign in with */
  subject: string;
  name: string;
  email: string;
  language: string;
  participant: string;
  role: Role;
}

/** Made up, for a node that is tried out: the embedded identity provider lets anybody be any of them. */
export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = [
  {
    subject: 'an',
    name: 'Nguyen Thi An',
    email: 'an@moh.example',
    language: 'vi',
    participant: 'VN-MOH',
    role: 'publisher',
  },
  {
    subject: 'binh',
    name: 'Le Van Binh',
    email: 'binh@moh.example',
    language: 'vi',
    participant: 'VN-MOH',
    role: 'coordinator',
  },
  {
    subject: 'chi',
    name: 'Tran Mai Chi',
    email: 'chi@moh.example',
    language: 'vi',
    participant: 'VN-MOH',
    role: 'contributor',
  },
  {
    subject: 'maria',
    name: 'Maria Santos',
    email: 'maria@doh.example',
    language: 'en',
    participant: 'PH-DOH',
    role: 'publisher',
  },
  {
    subject: 'anna',
    name: 'Anna Weber',
    email: 'anna@bmg.example',
    language: 'en',
    participant: 'DE-BMG',
    role: 'publisher',
  },
  {
    subject: 'somchai',
    name: 'Somchai Prasert',
    email: 'somchai@moph.example',
    language: 'en',
    participant: 'TH-MOPH',
    role: 'publisher',
  },
  {
    subject: 'siti',
    name: 'Siti Rahmah',
    email: 'siti@hc3.example',
    language: 'en',
    participant: 'ASEAN-HC3',
    role: 'regional-coordinator',
  },
  {
    subject: 'sam',
    name: 'Sam Okafor',
    email: 'sam@iom.example',
    language: 'en',
    participant: 'IOM',
    role: 'partner-agent',
  },
  {
    subject: 'wanjiru',
    name: 'Wanjiru Kamau',
    email: 'wanjiru@who.example',
    language: 'en',
    participant: 'WHO',
    role: 'secretariat',
  },
  {
    subject: 'omar',
    name: 'Omar Haddad',
    email: 'omar@who.example',
    language: 'fr',
    participant: 'WHO',
    role: 'auditor',
  },
  {
    subject: 'olga',
    name: 'Olga Petrova',
    email: 'olga@who.example',
    language: 'en',
    participant: 'WHO',
    role: 'operator',
  },
];
