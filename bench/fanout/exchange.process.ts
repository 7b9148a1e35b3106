/** The exchange with its jobs, as a worker runs it: sequencer, matching, claiming, sending. */
import { graphql } from 'graphql';
import { AccessModule, actorFor } from '#access';
import { ExchangeJobsModule, ExchangeModule } from '#exchange';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { MessagingModule } from '#messaging';
import { startService, type RunningService } from '#platform';
import { OtherJobsModule } from '#testing';
import { serve } from '../child.js';
import { benchEnvironment } from '../environment.js';
import { watchStatements } from './timeline.js';

export interface ExchangeInput {
  databaseUrl: string;
  queueUrl: string;
}

export interface SubscribersInput {
  receiver: string;
  /** the number of the first, and that after the last */
  from: number;
  to: number;
  /** how many a participant has */
  each: number;
}

const AT_ONCE = 10;

let service: RunningService | undefined;
const statements = watchStatements();

serve({
  start: async ({ databaseUrl, queueUrl }: ExchangeInput): Promise<void> => {
    service = await startService({
      name: 'exchange',
      environment: benchEnvironment({ DATABASE_URL: databaseUrl, QUEUE_URL: queueUrl, WEBHOOK_LOOPBACK: 'true' }),
      modules: () => [
        AccessModule,
        SubgraphSchemasModule,
        MessagingModule.forRoot({ runsJobs: true }),
        ExchangeModule,
        ExchangeJobsModule,
        OtherJobsModule.besides('deliveries.', 'rights.', 'feeds.', 'mail.'),
      ],
    });
  },

  /** Endpoints and subscriptions, each made by the mutation that people use. */
  subscribe: async ({ receiver, from, to, each }: SubscribersInput): Promise<void> => {
    let next = from;
    const work = async (): Promise<void> => {
      while (next < to) {
        const n = next;
        next += 1;
        await subscribe(`PARTNER${String(Math.floor(n / each)).padStart(5, '0')}`, `${receiver}/endpoint/${n}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  },

  /** The statements since it was last asked. */
  steps: () => statements.take(),

  close: () => service?.close(),
});

async function subscribe(participant: string, url: string): Promise<void> {
  const created = await mutate<{ createEndpoint: { endpoint?: { id: string } } }>(
    participant,
    `mutation ($url: String!) { createEndpoint(input: { url: $url }) { ... on CreatedEndpoint { endpoint { id } } ... on Error { message } } }`,
    { url },
  );
  const endpoint = created.createEndpoint.endpoint?.id;
  if (!endpoint) throw new Error(`No endpoint was made: ${JSON.stringify(created)}`);
  const subscribed = await mutate<{ createSubscription: { id?: string } }>(
    participant,
    `mutation ($endpoint: ID!) { createSubscription(input: { name: "All changes", endpoint: $endpoint }) { ... on StandingSubscription { id } ... on Error { message } } }`,
    { endpoint },
  );
  if (!subscribed.createSubscription.id) throw new Error(`No subscription was made: ${JSON.stringify(subscribed)}`);
}

async function mutate<T>(participant: string, source: string, variableValues: Record<string, string>): Promise<T> {
  const schema = (service as RunningService).app.get(SubgraphSchemas).get('exchange');
  const actor = actorFor(participant, ['publisher'], 'the bench');
  const contextValue = subgraphContext({ actor, requestId: 'bench', languages: ['en'] });
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data as T;
}
