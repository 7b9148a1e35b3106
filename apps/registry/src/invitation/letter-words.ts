/** What the letter says around the names, in the languages that we write. `{}` are filled in order-free by name. */
export interface LetterWords {
  subject: string;
  greeting: string;
  invites: string;
  roles: string;
  accept: string;
  expires: string;
  ignore: string;
}

export const LETTER_WORDS: Record<string, LetterWords> = {
  en: {
    subject: 'Invitation to {node}: {participant}',
    greeting: 'Dear {name},',
    invites:
      'you are invited to work for {participant} in {node}, the exchange of laws, agreements and practices on migrants’ health and the recruitment of health workers.',
    roles: 'Your part: {roles}.',
    accept: 'Accept the invitation',
    expires: 'The link is yours alone, works once, and until {expires}.',
    ignore: 'If you did not expect this letter, leave it unanswered; nothing happens then.',
  },
  fr: {
    subject: 'Invitation à {node} : {participant}',
    greeting: 'Bonjour {name},',
    invites:
      'vous êtes invité(e) à travailler pour {participant} dans {node}, l’échange des lois, accords et pratiques concernant la santé des migrants et le recrutement des personnels de santé.',
    roles: 'Votre rôle : {roles}.',
    accept: 'Accepter l’invitation',
    expires: 'Ce lien vous est personnel, fonctionne une seule fois, et jusqu’au {expires}.',
    ignore: 'Si vous n’attendiez pas cette lettre, n’y répondez pas ; rien ne se passera.',
  },
  es: {
    subject: 'Invitación a {node}: {participant}',
    greeting: 'Hola {name}:',
    invites:
      'le invitamos a trabajar para {participant} en {node}, el intercambio de leyes, acuerdos y prácticas sobre la salud de los migrantes y la contratación de personal de salud.',
    roles: 'Su función: {roles}.',
    accept: 'Aceptar la invitación',
    expires: 'El enlace es personal, sirve una sola vez y hasta el {expires}.',
    ignore: 'Si no esperaba esta carta, no responda; no ocurrirá nada.',
  },
  vi: {
    subject: 'Thư mời tham gia {node}: {participant}',
    greeting: 'Kính gửi {name},',
    invites:
      'ông/bà được mời làm việc cho {participant} trong {node}, hệ thống trao đổi luật, thỏa thuận và thực hành về sức khỏe người di cư và tuyển dụng nhân viên y tế.',
    roles: 'Vai trò: {roles}.',
    accept: 'Chấp nhận lời mời',
    expires: 'Đường dẫn này chỉ dành cho riêng ông/bà, dùng được một lần, đến ngày {expires}.',
    ignore: 'Nếu ông/bà không chờ thư này, xin bỏ qua; sẽ không có gì xảy ra.',
  },
};

/** The role's own words; where there are none, its English name. */
export const ROLE_WORDS: Record<string, Record<string, string>> = {
  en: {},
  fr: {
    contributor: 'contributeur',
    reviewer: 'relecteur',
    publisher: 'responsable de publication',
    coordinator: 'coordonnateur',
    'regional-coordinator': 'coordonnateur régional',
    'partner-agent': 'agent du partenaire',
    secretariat: 'secrétariat',
    auditor: 'auditeur',
    operator: 'opérateur',
  },
  es: {
    contributor: 'colaborador',
    reviewer: 'revisor',
    publisher: 'responsable de publicación',
    coordinator: 'coordinador',
    'regional-coordinator': 'coordinador regional',
    'partner-agent': 'agente del asociado',
    secretariat: 'secretaría',
    auditor: 'auditor',
    operator: 'operador',
  },
  vi: {
    contributor: 'người soạn thảo',
    reviewer: 'người xem xét',
    publisher: 'người công bố',
    coordinator: 'điều phối viên',
    'regional-coordinator': 'điều phối viên khu vực',
    'partner-agent': 'đại diện đối tác',
    secretariat: 'ban thư ký',
    auditor: 'kiểm toán viên',
    operator: 'người vận hành',
  },
};
