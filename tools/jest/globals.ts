/** What tests import from `@jest/globals`, as the runner puts it into the process. */
const given = globalThis as unknown as typeof import('@jest/globals');

export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } = given;
