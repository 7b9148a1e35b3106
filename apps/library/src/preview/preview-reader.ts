import { ANONYMOUS, type Actor, type Readers } from '#access';
import { countryName, invalidInput, isParticipantId, participantCountry, type Fault } from '#kernel';

/** As whom to look, as it is given: exactly one of these. */
export interface GivenReader {
  audience?: 'PUBLIC' | 'NETWORK' | null;
  country?: string | null;
  participant?: string | null;
}

export interface PreviewReader {
  /** in a sentence */
  name: string;
  /** who reads, and has no role */
  actor: Actor;
}

/** In the place of an authority's own name: of one that nothing is known of but its country. */
const ANY_AUTHORITY = 'ANYAUTHORITY';
const PUBLIC = ['public'];
const NETWORK = ['public', 'network'];

export async function previewReader(given: GivenReader, readers: Readers): Promise<PreviewReader> {
  const { audience, country, participant } = given;
  if ([audience, country, participant].filter((one) => one != null).length !== 1)
    throw refused('reader', 'is exactly one of audience, country and participant');
  if (audience === 'PUBLIC') return reading('the public', PUBLIC);
  if (audience === 'NETWORK') return reading('a national authority in general', NETWORK);
  if (country != null) {
    const authority = `${country}-${ANY_AUTHORITY}`;
    if (participantCountry(authority) === null)
      throw refused('reader.country', `${JSON.stringify(country)} is no country; expected an ISO 3166 code such as TH`);
    const keys = await readers.keysOf(authority);
    return reading(
      countryName(country, 'en'),
      keys.filter((key) => key !== `participant:${authority}`),
    );
  }
  const id = participant as string;
  if (!isParticipantId(id))
    throw refused(
      'reader.participant',
      `${JSON.stringify(id.slice(0, 60))} is no participant's id; expected one such as TH-MOPH, ASEAN-HC3 or IOM`,
    );
  return reading(id, await readers.keysOf(id), id);
}

const reading = (name: string, readerKeys: readonly string[], participant: string | null = null): PreviewReader => ({
  name,
  actor: { ...ANONYMOUS, participant, readerKeys },
});

const refused = (path: string, message: string): Fault => invalidInput([{ path, message }]);
