/** Stands for an endpoint in the rows of canaries; it is in no table of endpoints, and nobody can register it. */
export const CANARY_ENDPOINT = '00000000-0000-4000-8000-0000000ca4a7';
/** No participant's id looks like this. */
export const CANARY_SUBSCRIBER = '.canary';
