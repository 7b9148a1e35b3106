import { href, type View } from './view.js';

/** This page of the inbox, in the language asked for. */
export const inboxAddress = (view: View): string => href(view, '/inbox', { after: view.query.get('after') });
