import { isUuid, type Problem } from '#kernel';
import type { Frequency } from './channel.entity.js';

export interface MailChannelInput {
  person?: string | null;
  mailbox?: string | null;
  frequency: Frequency;
}

/** How a subscription is to tell, as clients ask for it. What is absent stays as it is. */
export interface ChannelInput {
  /** the one endpoint, for those who have one; the same as `endpoints` with one or none */
  endpoint?: string | null;
  endpoints?: readonly string[] | null;
  mail?: readonly MailChannelInput[] | null;
}

export interface AskedMail {
  path: string;
  kind: 'person' | 'mailbox';
  id: string;
  frequency: Frequency;
}

/** The same, read: whose ids these are is still to be asked. */
export interface AskedChannels {
  endpoints?: { path: string; id: string }[];
  mail?: AskedMail[];
}

const MOST_ENDPOINTS = 20;
const MOST_READERS = 200;

export function readChannels({ endpoint, endpoints, mail }: ChannelInput, problems: Problem[]): AskedChannels {
  return { ...readEndpoints(endpoint, endpoints, problems), ...readMail(mail, problems) };
}

function readEndpoints(
  one: ChannelInput['endpoint'],
  many: ChannelInput['endpoints'],
  problems: Problem[],
): Pick<AskedChannels, 'endpoints'> {
  if (one !== undefined && many !== undefined) {
    problems.push({ path: 'input.endpoint', message: 'is given beside endpoints; expected one of the two' });
    return {};
  }
  if (one !== undefined) return { endpoints: one === null ? [] : [{ path: 'input.endpoint', id: one }] };
  if (many === undefined) return {};
  const ids = many ?? [];
  if (ids.length > MOST_ENDPOINTS)
    problems.push({ path: 'input.endpoints', message: `has ${ids.length}; expected at most ${MOST_ENDPOINTS}` });
  const asked = ids.slice(0, MOST_ENDPOINTS).map((id, index) => ({ path: `input.endpoints.${index}`, id }));
  refuseTwice(asked, problems);
  return { endpoints: asked };
}

function readMail(mail: ChannelInput['mail'], problems: Problem[]): Pick<AskedChannels, 'mail'> {
  if (mail === undefined) return {};
  const given = mail ?? [];
  if (given.length > MOST_READERS)
    problems.push({ path: 'input.mail', message: `has ${given.length}; expected at most ${MOST_READERS}` });
  const asked = given.slice(0, MOST_READERS).flatMap(({ person, mailbox, frequency }, index): AskedMail[] => {
    const path = `input.mail.${index}`;
    if (person && !mailbox) return [{ path: `${path}.person`, kind: 'person', id: person, frequency }];
    if (mailbox && !person) return [{ path: `${path}.mailbox`, kind: 'mailbox', id: mailbox, frequency }];
    problems.push({ path, message: 'expected either a person or a mailbox' });
    return [];
  });
  refuseTwice(asked, problems);
  return { mail: asked };
}

function refuseTwice(asked: readonly { path: string; id: string }[], problems: Problem[]): void {
  const seen = new Set<string>();
  for (const { path, id } of asked) {
    if (isUuid(id) && seen.has(id)) problems.push({ path, message: 'is given twice; expected each once' });
    seen.add(id);
  }
}
