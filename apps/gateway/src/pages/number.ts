import { localeOf, type View } from './view.js';

/** A number as the reader's language writes it. */
export const figure = (view: View, count: number): string => new Intl.NumberFormat(localeOf(view)).format(count);
