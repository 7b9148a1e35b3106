import { conflict } from '#kernel';

/** Two records of one owner with the same reference: the database decides who was first. */
export async function refuseSameSource<T>(sourceId: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint !== 'publication_source') throw error;
    throw conflict(`A record with the sourceId ${JSON.stringify(sourceId)} exists already; revise that one.`);
  }
}
