const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Asked before a text goes where PostgreSQL expects a uuid. */
export const isUuid = (text: string): boolean => UUID.test(text);
