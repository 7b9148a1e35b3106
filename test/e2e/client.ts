import type { Network } from '#testing';
import type { Role } from '#access';

/** What was asked and what came of it, in one value: a failed assertion on it shows both. */
export interface Answer<T = Record<string, unknown>> {
  asked: { query: string; variables?: Record<string, unknown> };
  status: number;
  data?: T | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A plain GraphQL client over fetch: what a stranger would write. */
export class Client {
  constructor(
    readonly url: string,
    readonly token?: string,
    /** default: as long as it takes */
    private readonly timeoutMs?: number,
  ) {}

  static async of(network: Network, participant: string, role: Role = 'publisher'): Promise<Client> {
    return new Client(network.url, await network.token(participant, [role]));
  }

  get headers(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }

  private get patience(): { signal?: AbortSignal } {
    return this.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(this.timeoutMs) };
  }

  async answer<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query, variables }),
      ...this.patience,
    });
    const text = await response.text();
    const asked = { query: shortened(query), ...(variables ? { variables } : {}) };
    try {
      return { asked, status: response.status, ...(JSON.parse(text) as Pick<Answer<T>, 'data' | 'errors'>) };
    } catch {
      throw new Error(`${JSON.stringify(asked)} was answered with ${response.status}, not JSON: ${text.slice(0, 500)}`);
    }
  }

  /** The data; an answer with errors fails, showing query and answer. */
  async ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T> {
    const answer = await this.answer<T>(query, variables);
    if (answer.errors?.length || !answer.data) throw new Error(`not answered: ${JSON.stringify(answer, null, 1)}`);
    return answer.data;
  }

  /** The member of a mutation's result union that is hoped for; an error member fails, showing query and answer. */
  async change<T>(mutation: string, variables?: Record<string, unknown>): Promise<T> {
    const data = await this.ask<Record<string, T & { code?: string }>>(mutation, variables);
    const [result] = Object.values(data);
    if (!result || result.code !== undefined)
      throw new Error(`refused: ${JSON.stringify({ mutation, variables, data }, null, 1)}`);
    return result;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers: { ...this.headers, ...headers },
      redirect: 'manual',
      ...this.patience,
    });
  }

  async json<T>(path: string): Promise<T> {
    const response = await this.get(path, { accept: 'application/json' });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  }
}

const shortened = (query: string): string => (query.length > 3000 ? `${query.slice(0, 3000)} …` : query);
