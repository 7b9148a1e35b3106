import { randomUUID } from 'node:crypto';
import { expectSuccess, type Api } from './api.js';
import type { Act } from './story.js';
import type { Timeline } from './timeline.js';

export interface Published {
  act: Act;
  id: string;
  at: number;
}

export async function publish(api: Api, act: Act, timeline: Timeline): Promise<Published> {
  const type = act.mutation.replace('publish', '');
  const result = await api.ask<Record<string, { __typename: string; id: string }>>(
    `mutation Publish($input: ${type}Input!) {
      result: ${act.mutation}(input: $input, changeNote: "Published in the demonstration") {
        __typename ... on Publication { id } ... on Error { message }
      }
    }`,
    // A demonstration can be given again: each tells of records of its own.
    { input: { ...act.input, sourceId: `demonstration ${randomUUID()}` } },
  );
  const { id } = expectSuccess(result['result'] as { __typename: string; id: string });
  timeline.say(`Viet Nam published ${act.says}: ${id}`);
  return { act, id, at: Date.now() };
}
