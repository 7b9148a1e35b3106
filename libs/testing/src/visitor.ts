import { parseSetCookie } from 'cookie';

/** What came of a visit: the last answer and the way there. */
export interface Visit {
  status: number;
  url: URL;
  headers: Headers;
  text: string;
  /** paths that were gone through, the last one included */
  way: string[];
}

interface Kept {
  name: string;
  value: string;
  path: string;
  host: string;
}

const MOST_HOPS = 12;

/** A browser without a window: keeps cookies as browsers do, follows redirects, sends forms as from a page of the same site. */
export class Visitor {
  private cookies: Kept[] = [];

  constructor(readonly origin: string) {}

  get(path: string | URL, headers: Record<string, string> = {}): Promise<Visit> {
    return this.follow(new URL(path, this.origin), { headers: { accept: 'text/html', ...headers } });
  }

  /** @param headers e.g. the origin of another site */
  send(path: string | URL, form: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Visit> {
    const url = new URL(path, this.origin);
    const body = new URLSearchParams(form).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', origin: url.origin };
    return this.follow(url, { method: 'POST', body, headers: { ...type, ...headers } });
  }

  /** From a page's script. */
  async ask<T>(
    query: string,
    headers: Record<string, string> = {},
    variables: Record<string, unknown> = {},
  ): Promise<{ status: number; body: T }> {
    const { status, text } = await this.follow(new URL('/graphql', this.origin), {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', origin: this.origin, ...headers },
    });
    return { status, body: JSON.parse(text) as T };
  }

  cookie(name: string): string | undefined {
    return this.cookies.find((kept) => kept.name === name)?.value;
  }

  setCookie(name: string, value: string): void {
    this.keep({ name, value, path: '/', host: new URL(this.origin).hostname });
  }

  private async follow(start: URL, first: RequestInit): Promise<Visit> {
    let url = start;
    let init = first;
    const way: string[] = [];
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const response = await fetch(url, { ...init, redirect: 'manual', headers: this.withCookies(url, init) });
      this.take(url, response.headers.getSetCookie());
      way.push(url.pathname);
      const location = response.headers.get('location');
      const text = await response.text();
      if (location === null) return { status: response.status, url, headers: response.headers, text, way };
      url = new URL(location, url);
      init = { headers: { accept: 'text/html' } };
    }
    throw new Error(`redirected without end: ${way.join(' -> ')}`);
  }

  private withCookies(url: URL, { headers }: RequestInit): Record<string, string> {
    const fitting = this.cookies.filter(({ host, path }) => host === url.hostname && url.pathname.startsWith(path));
    const cookie = fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
    return { ...(headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
  }

  private take(url: URL, given: readonly string[]): void {
    for (const text of given) {
      const { name, value = '', path = '/', maxAge, expires } = parseSetCookie(text);
      const isOver = maxAge === 0 || (expires !== undefined && expires <= new Date());
      const kept = { name, value, path, host: url.hostname };
      if (isOver) this.cookies = this.cookies.filter((one) => !isSame(one, kept));
      else this.keep(kept);
    }
  }

  private keep(kept: Kept): void {
    this.cookies = [...this.cookies.filter((one) => !isSame(one, kept)), kept];
  }
}

const isSame = (a: Kept, b: Kept): boolean => a.name === b.name && a.path === b.path && a.host === b.host;
