import { invalidInput, parsePublicationId, type Problem } from '#kernel';

/** Which records: all from an id on, up to another; or just these. */
export interface SnapshotRequest {
  after: string;
  /** null: to the end */
  until: string | null;
  /** null: whatever lies in the range */
  ids: string[] | null;
}

const MOST_IDS = 200;
const WORDS = ['after', 'until', 'ids'];

/** The parameters of `GET /snapshot/records`; each fault names its parameter. */
export function readSnapshotRequest(query: Record<string, unknown>): SnapshotRequest {
  const problems: Problem[] = Object.keys(query)
    .filter((word) => !WORDS.includes(word))
    .map((word) => ({ path: word.slice(0, 60), message: `is not known here; expected ${WORDS.join(', ')}` }));
  const single = (path: string): string | null => {
    const given = query[path];
    if (given === undefined) return null;
    if (typeof given === 'string') return given;
    problems.push({ path, message: 'given more than once; expected one value' });
    return null;
  };
  const id = (path: string, given: string): string => {
    const parsed = parsePublicationId(given);
    if (!parsed || parsed.revision !== undefined)
      problems.push({
        path,
        message: `${JSON.stringify(given.slice(0, 60))} is no id of a record, such as VN-LAW-2026-000123`,
      });
    return given;
  };
  const [after, until, listed] = [single('after'), single('until'), single('ids')];
  if (listed !== null && (after !== null || until !== null))
    problems.push({ path: 'ids', message: 'does not go together with after and until' });
  const ids = listed === null ? null : [...new Set(listed.split(',').filter((one) => one !== ''))];
  if (ids && ids.length > MOST_IDS) problems.push({ path: 'ids', message: `expected at most ${MOST_IDS} ids` });
  const request = {
    after: after === null ? '' : id('after', after),
    until: until === null ? null : id('until', until),
    ids: ids?.slice(0, MOST_IDS).map((one, index) => id(`ids.${index}`, one)) ?? null,
  };
  if (problems.length > 0) throw invalidInput(problems);
  return request;
}
