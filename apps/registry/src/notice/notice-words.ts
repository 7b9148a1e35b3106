import type { NoticeKind } from '#contracts';

export interface NoticeWords {
  greeting: string;
  /** what has happened, by kind; `{by}`, `{participant}` and `{hours}` are filled in by name */
  told: Record<NoticeKind, string>;
  /** stands for a person whose name is not known */
  somebody: string;
  reason: string;
  see: string;
  endpoints: string;
}

/** What letters about drafts and records say, in the languages that we write. */
export const NOTICE_WORDS: Record<string, NoticeWords> = {
  en: {
    greeting: 'Dear {name},',
    somebody: 'somebody',
    told: {
      REVIEW_ASKED: '{by} asks for a review of a draft of {participant}',
      REVIEW_REMINDER: 'a draft of {participant} still waits for your review',
      REVIEW_ESCALATED: 'nobody has reviewed a draft of {participant}: please see to it',
      REVIEWERS_LEFT: 'those who were asked to review a draft of {participant} can no longer do so: please see to it',
      CHANGES_REQUESTED: '{by} asks for changes in a draft of {participant}',
      DRAFT_APPROVED: '{by} has approved a draft of {participant}',
      DRAFT_REJECTED: '{by} has rejected a draft of {participant}',
      DRAFT_TAKEN_OVER: '{by} has taken over a draft of {participant} that you were writing',
      CONFIRMATION_SOON: 'records of {participant} are soon to be confirmed as still correct',
      ASSERTION_OWED: 'agreements that others have published wait for {participant} to confirm or dispute them',
      ENDPOINT_FAILING:
        'webhooks to an endpoint of {participant} have failed for {hours} hours; after 120 hours it is disabled',
      ENDPOINT_DISABLED: 'an endpoint of {participant} is disabled, for no webhook has arrived there for {hours} hours',
    },
    reason: 'The reason given: {reason}',
    see: 'Records',
    endpoints: 'Endpoints',
  },
  fr: {
    greeting: 'Bonjour {name},',
    somebody: 'une personne',
    told: {
      REVIEW_ASKED: '{by} demande la relecture d’un projet de {participant}',
      REVIEW_REMINDER: 'un projet de {participant} attend toujours votre relecture',
      REVIEW_ESCALATED: 'personne n’a relu un projet de {participant} : merci de vous en occuper',
      REVIEWERS_LEFT:
        'les personnes chargées de relire un projet de {participant} ne le peuvent plus : merci de vous en occuper',
      CHANGES_REQUESTED: '{by} demande des modifications d’un projet de {participant}',
      DRAFT_APPROVED: '{by} a approuvé un projet de {participant}',
      DRAFT_REJECTED: '{by} a rejeté un projet de {participant}',
      DRAFT_TAKEN_OVER: '{by} a repris un projet de {participant} que vous rédigiez',
      CONFIRMATION_SOON: 'des fiches de {participant} doivent bientôt être confirmées comme toujours exactes',
      ASSERTION_OWED: 'des accords publiés par d’autres attendent que {participant} les confirme ou les conteste',
      ENDPOINT_FAILING:
        'les webhooks vers un point de réception de {participant} échouent depuis {hours} heures ; après 120 heures il sera désactivé',
      ENDPOINT_DISABLED:
        'un point de réception de {participant} est désactivé, car aucun webhook n’y est arrivé depuis {hours} heures',
    },
    reason: 'Motif indiqué : {reason}',
    see: 'Fiches',
    endpoints: 'Points de réception',
  },
  es: {
    greeting: 'Hola {name}:',
    somebody: 'alguien',
    told: {
      REVIEW_ASKED: '{by} pide la revisión de un borrador de {participant}',
      REVIEW_REMINDER: 'un borrador de {participant} sigue esperando su revisión',
      REVIEW_ESCALATED: 'nadie ha revisado un borrador de {participant}: le rogamos que se ocupe de ello',
      REVIEWERS_LEFT:
        'quienes debían revisar un borrador de {participant} ya no pueden hacerlo: le rogamos que se ocupe de ello',
      CHANGES_REQUESTED: '{by} pide cambios en un borrador de {participant}',
      DRAFT_APPROVED: '{by} ha aprobado un borrador de {participant}',
      DRAFT_REJECTED: '{by} ha rechazado un borrador de {participant}',
      DRAFT_TAKEN_OVER: '{by} ha asumido un borrador de {participant} que usted redactaba',
      CONFIRMATION_SOON: 'pronto habrá que confirmar que unos registros de {participant} siguen siendo correctos',
      ASSERTION_OWED: 'unos acuerdos publicados por otros esperan que {participant} los confirme o los impugne',
      ENDPOINT_FAILING:
        'los webhooks a un punto de recepción de {participant} fallan desde hace {hours} horas; tras 120 horas se desactivará',
      ENDPOINT_DISABLED:
        'un punto de recepción de {participant} está desactivado, pues ningún webhook ha llegado allí en {hours} horas',
    },
    reason: 'Motivo indicado: {reason}',
    see: 'Registros',
    endpoints: 'Puntos de recepción',
  },
  vi: {
    greeting: 'Kính gửi {name},',
    somebody: 'một người',
    told: {
      REVIEW_ASKED: '{by} đề nghị xem xét một bản thảo của {participant}',
      REVIEW_REMINDER: 'một bản thảo của {participant} vẫn đang chờ ông/bà xem xét',
      REVIEW_ESCALATED: 'chưa ai xem xét một bản thảo của {participant}: xin ông/bà quan tâm',
      REVIEWERS_LEFT:
        'những người được giao xem xét một bản thảo của {participant} không còn làm được: xin ông/bà quan tâm',
      CHANGES_REQUESTED: '{by} đề nghị sửa một bản thảo của {participant}',
      DRAFT_APPROVED: '{by} đã chấp thuận một bản thảo của {participant}',
      DRAFT_REJECTED: '{by} đã bác một bản thảo của {participant}',
      DRAFT_TAKEN_OVER: '{by} đã tiếp quản một bản thảo của {participant} mà ông/bà đang viết',
      CONFIRMATION_SOON: 'sắp đến hạn xác nhận các hồ sơ của {participant} vẫn còn đúng',
      ASSERTION_OWED: 'các thỏa thuận do bên khác công bố đang chờ {participant} xác nhận hoặc phản đối',
      ENDPOINT_FAILING:
        'webhook đến một điểm nhận của {participant} đã thất bại {hours} giờ; sau 120 giờ điểm này sẽ bị tắt',
      ENDPOINT_DISABLED: 'một điểm nhận của {participant} đã bị tắt vì {hours} giờ qua không có webhook nào đến được',
    },
    reason: 'Lý do: {reason}',
    see: 'Hồ sơ',
    endpoints: 'Điểm nhận',
  },
};
