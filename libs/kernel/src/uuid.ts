const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** As we write them; asked before a text goes where PostgreSQL expects a uuid and would refuse others with an exception. */
export const isUuid = (text: string): boolean => UUID.test(text);
