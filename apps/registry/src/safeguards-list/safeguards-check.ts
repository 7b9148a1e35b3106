import { countryName, earliestDay } from '#kernel';
import type { AgreementFacts } from './agreement-facts.js';
import type { SafeguardsEditionEntity } from './safeguards-edition.entity.js';

export type SafeguardsVerdict =
  'LISTED_ORIGIN' | 'LISTED_PARTY' | 'NO_LISTED_PARTY' | 'NO_LIST' | 'NOT_APPLICABLE' | 'NOT_ESTABLISHED';

export interface CheckedParty {
  code: string;
  role: AgreementFacts['parties'][number]['role'];
  listed: boolean | null;
  editions: SafeguardsEditionEntity[];
}

export interface SafeguardsCheck {
  verdict: SafeguardsVerdict;
  edition: SafeguardsEditionEntity | null;
  listedOn: string | null;
  signedOn: string | null;
  parties: CheckedParty[];
  reasons: { text: string; source: string }[];
}

/** The editions, and who is on them. */
export interface Lists {
  /** the newest first */
  all(): readonly SafeguardsEditionEntity[];
  /** null: not established */
  isOn(edition: string, country: string): boolean | null;
}

const CODE = 'WHA63.16, 5.1';
const LIST = 'WHO health workforce support and safeguards list';

/**
 * Against the edition in force when it was signed. A day that is known to the month or the year, or not at all, leaves
 * several editions that may have been: what all of them say is said, and where they differ nothing is.
 */
export function safeguardsCheck(agreement: AgreementFacts, lists: Lists): SafeguardsCheck {
  const { signedOn, concernsRecruitment } = agreement;
  const editions = editionsFor(signedOn, lists.all());
  const known = editions.filter((edition) => edition !== null);
  const parties = agreement.parties.flatMap(({ country, role }) =>
    country ? [partyOf(country.code, role, known, lists)] : [],
  );
  const [edition] = editions.length === 1 ? editions : [null];
  const result = { edition: edition ?? null, listedOn: edition?.publishedOn ?? null, signedOn, parties };
  const when = whenSigned(signedOn, editions);
  if (!concernsRecruitment || parties.length === 0) {
    const text = concernsRecruitment
      ? 'No country is a party of it, so the list has nothing to say of it.'
      : 'By its content it is not about people being recruited or going from one party to another.';
    return { ...result, verdict: 'NOT_APPLICABLE', reasons: [{ text, source: LIST }] };
  }
  const verdicts = new Set(editions.map((one) => (one === null ? 'NO_LIST' : verdictBy(one, parties, lists))));
  const [only] = verdicts;
  const verdict = verdicts.size === 1 && only ? only : 'NOT_ESTABLISHED';
  return {
    ...result,
    verdict,
    reasons: [...when, ...parties.flatMap((party) => said(party, known)), ...meaning(verdict), ...doubts(known)],
  };
}

/** Those that may have been in force, the newest first; null stands for the time before the first. */
function editionsFor(
  signedOn: string | null,
  all: readonly SafeguardsEditionEntity[],
): (SafeguardsEditionEntity | null)[] {
  if (signedOn === null) return [...all];
  const [first, last] = [earliestDay(signedOn), signedOn + '-12-31'.slice(signedOn.length - 4)];
  const begun = all.filter(({ publishedOn }) => publishedOn <= last);
  const inForceAtFirst = begun.findIndex(({ publishedOn }) => publishedOn <= first);
  return inForceAtFirst === -1 ? [...begun, null] : begun.slice(0, inForceAtFirst + 1);
}

function partyOf(
  code: string,
  role: CheckedParty['role'],
  editions: readonly SafeguardsEditionEntity[],
  lists: Lists,
): CheckedParty {
  const on = editions.map(({ id }) => lists.isOn(id, code));
  const first = on[0] ?? false;
  return {
    code,
    role,
    listed: on.every((one) => one === first) ? first : null,
    editions: editions.filter((_, index) => on[index] === true),
  };
}

function verdictBy({ id }: SafeguardsEditionEntity, parties: readonly CheckedParty[], lists: Lists): SafeguardsVerdict {
  const on = parties.map(({ code, role }) => ({ role, listed: lists.isOn(id, code) }));
  if (on.some(({ listed, role }) => listed && (role === 'ORIGIN' || role === 'BOTH'))) return 'LISTED_ORIGIN';
  if (on.some(({ listed }) => listed === null)) return 'NOT_ESTABLISHED';
  return on.some(({ listed }) => listed) ? 'LISTED_PARTY' : 'NO_LISTED_PARTY';
}

function whenSigned(
  signedOn: string | null,
  editions: readonly (SafeguardsEditionEntity | null)[],
): SafeguardsCheck['reasons'] {
  const [only] = editions;
  const names = editions.map((one) => (one ? `that of ${one.id}` : 'none')).join(', ');
  if (signedOn === null)
    return [
      { text: `When it was signed is not known, so it is checked against each edition: ${names}.`, source: LIST },
    ];
  if (editions.length > 1)
    return [
      {
        text: `It was signed in ${signedOn}; of the editions, these may have been in force then: ${names}.`,
        source: LIST,
      },
    ];
  return only
    ? [
        {
          text: `It was signed on ${signedOn}, when the edition of ${only.id}, published on ${only.publishedOn}, was in force.`,
          source: only.title['en'] ?? LIST,
        },
      ]
    : [{ text: `It was signed on ${signedOn}, before the first edition of the list.`, source: LIST }];
}

const ROLES = {
  ORIGIN: 'from where health workers come',
  DESTINATION: 'where health workers go',
  BOTH: 'from where health workers come and where they go',
};

function said(
  { code, role, listed, editions }: CheckedParty,
  asked: readonly SafeguardsEditionEntity[],
): SafeguardsCheck['reasons'] {
  if (asked.length === 0 || listed === false) return [];
  const who = `${countryName(code, 'en')}${role ? `, ${ROLES[role]},` : ''}`;
  if (editions.length > 0)
    return editions.map(({ id, title }) => ({
      text: `${who} is on the edition of ${id}.`,
      source: title['en'] ?? LIST,
    }));
  return [{ text: `Whether ${who} is on the edition is not established.`, source: LIST }];
}

function meaning(verdict: SafeguardsVerdict): SafeguardsCheck['reasons'] {
  switch (verdict) {
    case 'LISTED_ORIGIN':
    case 'LISTED_PARTY':
      return [
        {
          text: 'The list asks that such countries be given priority in support, and discourages active recruitment from them. It forbids no agreement.',
          source: LIST,
        },
        {
          text: 'The Code asks its members to discourage active recruitment from developing countries that face critical shortages of health workers.',
          source: CODE,
        },
      ];
    case 'NO_LISTED_PARTY':
      return [{ text: 'None of the countries that are parties is on it.', source: LIST }];
    case 'NOT_ESTABLISHED':
      return [
        {
          text: 'The editions that may have been in force do not agree, or do not tell; so nothing is said.',
          source: LIST,
        },
      ];
    case 'NO_LIST':
    case 'NOT_APPLICABLE':
      return [];
  }
}

const doubts = (editions: readonly SafeguardsEditionEntity[]): SafeguardsCheck['reasons'] =>
  editions
    .filter(({ certain }) => !certain)
    .map(({ id, title }) => ({
      text: `The day or the list of the edition of ${id} is restated here from secondary sources.`,
      source: title['en'] ?? LIST,
    }));
