/** A plain GraphQL client: what a national system would write. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (errors?.length || !data)
      throw new Error(
        `${query.slice(0, 80)} … answered: ${errors?.map((e) => e.message).join('; ') ?? response.status}`,
      );
    return data;
  }
}

/** Throws when a mutation's result union holds an error. */
export function expectSuccess<T extends { __typename: string }>(result: T & { message?: string }): T {
  if (result.message !== undefined) throw new Error(`${result.__typename}: ${result.message}`);
  return result;
}
