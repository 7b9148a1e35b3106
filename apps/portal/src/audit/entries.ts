/** What the log can be asked for and how its entries are told, without a browser. */
export const OUTCOMES = ['DONE', 'REFUSED', 'FAILED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** As the address of the room says it; days are the reader's. */
export interface Asked {
  readonly action: string;
  readonly person: string;
  readonly thing: string;
  readonly participant: string;
  readonly outcome: Outcome | '';
  readonly from: string;
  readonly to: string;
}

export const NOTHING_ASKED: Asked = {
  action: '',
  person: '',
  thing: '',
  participant: '',
  outcome: '',
  from: '',
  to: '',
};
const NAMES = Object.keys(NOTHING_ASKED) as (keyof Asked)[];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What cannot be understood is left out. */
export function askedFrom(params: URLSearchParams): Asked {
  const said = Object.fromEntries(NAMES.map((name) => [name, (params.get(name) ?? '').trim()])) as Record<
    keyof Asked,
    string
  >;
  const day = (text: string): string => (DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '');
  return {
    ...said,
    outcome: OUTCOMES.find((one) => one === said.outcome) ?? '',
    from: day(said.from),
    to: day(said.to),
  };
}

export const paramsOf = (asked: Asked): URLSearchParams =>
  new URLSearchParams(NAMES.filter((name) => asked[name] !== '').map((name) => [name, asked[name]]));

export interface Filter {
  action?: string;
  person?: string;
  thing?: string;
  participant?: string;
  outcome?: Outcome;
  from?: string;
  to?: string;
}

/** @param beginningOf when a day begins for the reader; the last day is asked for as a whole */
export function filterOf(
  { from, to, ...asked }: Asked,
  beginningOf: (day: string, daysLater: number) => string,
): Filter {
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')) as Filter;
  return {
    ...said,
    ...(from && { from: beginningOf(from, 0) }),
    ...(to && { to: beginningOf(to, 1) }),
  };
}

/** The same entries as a file. */
export const exportAddress = (form: 'csv' | 'ndjson', filter: Filter): string => {
  const query = new URLSearchParams(Object.entries(filter) as [string, string][]).toString();
  return `/exports/audit.${form}${query && '?'}${query}`;
};

/** Where a day begins in the reader's zone. */
export function beginningOfDay(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

/** Those that there are words for; others are shown by their code. */
export const KNOWN_ACTIONS = [
  'agreement:confirm',
  'agreement:dispute',
  'audit:export',
  'authority:update',
  'delegation:begin',
  'delegation:end',
  'designation:begin',
  'designation:end',
  'draft:approve',
  'draft:begin',
  'draft:comment',
  'draft:delete',
  'draft:import',
  'draft:request-changes',
  'draft:return',
  'draft:submit',
  'draft:take-over',
  'draft:update',
  'endpoint:create',
  'endpoint:delete',
  'endpoint:disable',
  'endpoint:enable',
  'endpoint:rotate-secret',
  'endpoint:update',
  'feed-link:create',
  'feed-link:revoke',
  'file:remove',
  'file:upload',
  'grant:end',
  'grant:give',
  'inbox:acknowledge',
  'invitation:accept',
  'invitation:resend',
  'invitation:send',
  'invitation:withdraw',
  'membership:set',
  'participant:rule',
  'person:hand-over',
  'person:leave',
  'practice:review',
  'publication:cancel-embargo',
  'publication:confirm',
  'publication:embargo',
  'publication:export',
  'publication:import',
  'publication:move-embargo',
  'publication:publish',
  'publication:revoke',
  'service-account:create',
  'service-account:revoke',
  'service-account:rotate',
  'service-token:take',
  'session:begin',
  'session:end',
  'subscription:create',
  'subscription:delete',
  'subscription:update',
] as const;
export type KnownAction = (typeof KNOWN_ACTIONS)[number];

export const isKnown = (action: string): action is KnownAction => (KNOWN_ACTIONS as readonly string[]).includes(action);

const RECORD = /^[A-Z0-9-]+-(LAW|AGR|PRA|EVT|RES)-\d{4}-\d{6}/;

/** The page of a record that an entry names. */
export const pageOf = (thing: string | null | undefined): string | null =>
  thing && RECORD.test(thing) ? `/publications/${encodeURIComponent(thing)}` : null;
