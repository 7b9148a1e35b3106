const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text can be an id of this app's; the database would refuse the others with an exception. */
export const isId = (text: string): boolean => UUID.test(text);
