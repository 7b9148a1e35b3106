import type { ChangeType } from '#contracts';

/** What letters about changes say around the records, in the languages that we write. `{}` are filled in by name. */
export interface MailWords {
  /** of one change and of several */
  subject: { one: string; many: string };
  heading: string;
  legalDate: string;
  because: string;
  more: string;
  inbox: string;
  unsubscribe: string;
  told: Partial<Record<ChangeType, string>>;
  confirm: { subject: string; text: string; action: string; until: string; ignore: string };
  pages: {
    unsubscribe: { title: string; text: string; action: string; done: string };
    confirm: { title: string; text: string; action: string; done: string };
    bad: string;
  };
}

export const MAIL_WORDS: Record<string, MailWords> = {
  en: {
    subject: { one: '{node}: {title}', many: '{node}: {count} changes, {date}' },
    heading: 'Changes for {participant}',
    legalDate: 'Legal date: {date}',
    because: 'You get this letter because {participant} follows: {names}.',
    more: '{count} more are in the inbox.',
    inbox: 'Open the inbox',
    unsubscribe: 'No more of these letters',
    told: {
      'publication.published': 'Published',
      'publication.revised': 'Revised',
      'publication.corrected': 'Corrected',
      'publication.revoked': 'Revoked',
      'publication.confirmation_due': 'To be confirmed',
      'publication.not_confirmed': 'Not confirmed in time',
      'publication.confirmed': 'Confirmed as still correct',
      'publication.withdrawn': 'No longer open to you',
      'agreement.party_confirmed': 'Confirmed by a party',
      'agreement.party_disputed': 'Disputed by a party',
      'designation.changed': 'Designated authority',
      'body.membership_changed': 'Membership',
      'safeguards.edition_published': 'Safeguards list',
      'law.in_force': 'In force',
      'law.ceases': 'No longer in force',
      'agreement.in_force': 'In force',
      'agreement.expiring': 'Soon to expire',
      'agreement.expires': 'Expires',
    },
    confirm: {
      subject: '{node}: confirm that letters may come to this mailbox',
      text: '{participant} wants letters about changes of laws, agreements and practices on the health of migrants and the recruitment of health workers to come to this mailbox. Nothing is sent before you agree.',
      action: 'Agree',
      until: 'The link works until {until}.',
      ignore: 'If you do not want this, leave this letter unanswered.',
    },
    pages: {
      unsubscribe: {
        title: 'No more letters',
        text: 'No more letters about changes will be sent to this reader. The inbox and what colleagues get stay as they are.',
        action: 'No more letters',
        done: 'No more letters will be sent.',
      },
      confirm: {
        title: 'Letters to this mailbox',
        text: 'Letters about changes that {participant} follows will be sent to this mailbox.',
        action: 'Agree',
        done: 'Letters will be sent to this mailbox.',
      },
      bad: 'This link is not good, or no longer.',
    },
  },
  fr: {
    subject: { one: '{node} : {title}', many: '{node} : {count} changements, {date}' },
    heading: 'Changements pour {participant}',
    legalDate: 'Date juridique : {date}',
    because: 'Vous recevez cette lettre parce que {participant} suit : {names}.',
    more: '{count} autres sont dans la boîte de réception.',
    inbox: 'Ouvrir la boîte de réception',
    unsubscribe: 'Ne plus recevoir ces lettres',
    told: {
      'publication.published': 'Publié',
      'publication.revised': 'Révisé',
      'publication.corrected': 'Corrigé',
      'publication.revoked': 'Révoqué',
      'publication.confirmation_due': 'À confirmer',
      'publication.not_confirmed': 'Non confirmé à temps',
      'publication.confirmed': 'Confirmé comme toujours exact',
      'publication.withdrawn': 'Ne vous est plus ouvert',
      'agreement.party_confirmed': 'Confirmé par une partie',
      'agreement.party_disputed': 'Contesté par une partie',
      'designation.changed': 'Autorité désignée',
      'body.membership_changed': 'Composition',
      'safeguards.edition_published': 'Liste de sauvegarde',
      'law.in_force': 'En vigueur',
      'law.ceases': 'Plus en vigueur',
      'agreement.in_force': 'En vigueur',
      'agreement.expiring': 'Expire bientôt',
      'agreement.expires': 'Expire',
    },
    confirm: {
      subject: '{node} : confirmez l’envoi de lettres à cette adresse',
      text: '{participant} souhaite que des lettres sur les changements des lois, accords et pratiques concernant la santé des migrants et le recrutement des personnels de santé soient envoyées à cette adresse. Rien n’est envoyé avant votre accord.',
      action: 'Accepter',
      until: 'Le lien fonctionne jusqu’au {until}.',
      ignore: 'Si vous ne le souhaitez pas, ne répondez pas à cette lettre.',
    },
    pages: {
      unsubscribe: {
        title: 'Plus de lettres',
        text: 'Plus aucune lettre sur les changements ne sera envoyée à ce destinataire. La boîte de réception et ce que reçoivent les collègues restent inchangés.',
        action: 'Ne plus recevoir de lettres',
        done: 'Plus aucune lettre ne sera envoyée.',
      },
      confirm: {
        title: 'Lettres à cette adresse',
        text: 'Des lettres sur les changements que suit {participant} seront envoyées à cette adresse.',
        action: 'Accepter',
        done: 'Les lettres seront envoyées à cette adresse.',
      },
      bad: 'Ce lien n’est pas valable, ou ne l’est plus.',
    },
  },
  es: {
    subject: { one: '{node}: {title}', many: '{node}: {count} cambios, {date}' },
    heading: 'Cambios para {participant}',
    legalDate: 'Fecha jurídica: {date}',
    because: 'Recibe esta carta porque {participant} sigue: {names}.',
    more: 'Hay {count} más en la bandeja de entrada.',
    inbox: 'Abrir la bandeja de entrada',
    unsubscribe: 'No recibir más estas cartas',
    told: {
      'publication.published': 'Publicado',
      'publication.revised': 'Revisado',
      'publication.corrected': 'Corregido',
      'publication.revoked': 'Revocado',
      'publication.confirmation_due': 'Por confirmar',
      'publication.not_confirmed': 'No confirmado a tiempo',
      'publication.confirmed': 'Confirmado como vigente',
      'publication.withdrawn': 'Ya no es accesible para usted',
      'agreement.party_confirmed': 'Confirmado por una parte',
      'agreement.party_disputed': 'Impugnado por una parte',
      'designation.changed': 'Autoridad designada',
      'body.membership_changed': 'Composición',
      'safeguards.edition_published': 'Lista de salvaguardias',
      'law.in_force': 'En vigor',
      'law.ceases': 'Deja de estar en vigor',
      'agreement.in_force': 'En vigor',
      'agreement.expiring': 'Vence pronto',
      'agreement.expires': 'Vence',
    },
    confirm: {
      subject: '{node}: confirme que pueden enviarse cartas a este buzón',
      text: '{participant} desea que se envíen a este buzón cartas sobre los cambios de leyes, acuerdos y prácticas relativos a la salud de los migrantes y la contratación de personal de salud. No se envía nada sin su acuerdo.',
      action: 'Aceptar',
      until: 'El enlace funciona hasta el {until}.',
      ignore: 'Si no lo desea, no responda a esta carta.',
    },
    pages: {
      unsubscribe: {
        title: 'No más cartas',
        text: 'No se enviarán más cartas sobre cambios a este destinatario. La bandeja de entrada y lo que reciben sus colegas no cambian.',
        action: 'No recibir más cartas',
        done: 'No se enviarán más cartas.',
      },
      confirm: {
        title: 'Cartas a este buzón',
        text: 'Se enviarán a este buzón cartas sobre los cambios que sigue {participant}.',
        action: 'Aceptar',
        done: 'Las cartas se enviarán a este buzón.',
      },
      bad: 'Este enlace no es válido, o ya no lo es.',
    },
  },
  vi: {
    subject: { one: '{node}: {title}', many: '{node}: {count} thay đổi, {date}' },
    heading: 'Thay đổi dành cho {participant}',
    legalDate: 'Ngày hiệu lực pháp lý: {date}',
    because: 'Ông/bà nhận thư này vì {participant} theo dõi: {names}.',
    more: 'Còn {count} mục trong hộp thư.',
    inbox: 'Mở hộp thư',
    unsubscribe: 'Không nhận thư này nữa',
    told: {
      'publication.published': 'Đã công bố',
      'publication.revised': 'Đã sửa đổi',
      'publication.corrected': 'Đã đính chính',
      'publication.revoked': 'Đã thu hồi',
      'publication.confirmation_due': 'Cần xác nhận',
      'publication.not_confirmed': 'Chưa được xác nhận đúng hạn',
      'publication.confirmed': 'Đã xác nhận vẫn còn đúng',
      'publication.withdrawn': 'Ông/bà không còn quyền đọc',
      'agreement.party_confirmed': 'Một bên đã xác nhận',
      'agreement.party_disputed': 'Một bên đã phản đối',
      'designation.changed': 'Cơ quan được chỉ định',
      'body.membership_changed': 'Thành viên',
      'safeguards.edition_published': 'Danh sách bảo vệ',
      'law.in_force': 'Có hiệu lực',
      'law.ceases': 'Hết hiệu lực',
      'agreement.in_force': 'Có hiệu lực',
      'agreement.expiring': 'Sắp hết hạn',
      'agreement.expires': 'Hết hạn',
    },
    confirm: {
      subject: '{node}: xác nhận việc gửi thư đến hộp thư này',
      text: '{participant} muốn gửi đến hộp thư này thư về các thay đổi của luật, thỏa thuận và thực hành về sức khỏe người di cư và tuyển dụng nhân viên y tế. Không có gì được gửi trước khi ông/bà đồng ý.',
      action: 'Đồng ý',
      until: 'Đường dẫn dùng được đến {until}.',
      ignore: 'Nếu không muốn, xin bỏ qua thư này.',
    },
    pages: {
      unsubscribe: {
        title: 'Không nhận thư nữa',
        text: 'Sẽ không gửi thư về các thay đổi đến người nhận này nữa. Hộp thư trên hệ thống và thư của đồng nghiệp không thay đổi.',
        action: 'Không nhận thư nữa',
        done: 'Sẽ không gửi thư nữa.',
      },
      confirm: {
        title: 'Thư đến hộp thư này',
        text: 'Thư về các thay đổi mà {participant} theo dõi sẽ được gửi đến hộp thư này.',
        action: 'Đồng ý',
        done: 'Thư sẽ được gửi đến hộp thư này.',
      },
      bad: 'Đường dẫn này không đúng, hoặc không còn dùng được.',
    },
  },
};

/** The words in a language, or in English where we have none in it; and the tag of what they are written in. */
export function mailWords(language: string): { words: MailWords; tag: string } {
  const primary = language.split('-')[0] ?? 'en';
  const tag = primary in MAIL_WORDS ? primary : 'en';
  return { words: MAIL_WORDS[tag] as MailWords, tag };
}

export const fill = (text: string, given: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => String(given[key] ?? ''));
