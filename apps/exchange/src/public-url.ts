import type { Environment } from '#platform';

/** The address under which readers reach this node, without a closing slash. */
export const publicUrl = (environment: Pick<Environment, 'PUBLIC_URL' | 'PORT'>): string =>
  (environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).replace(/\/+$/, '');
