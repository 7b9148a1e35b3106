import { fontFaces } from './fonts.js';
import { frame } from './frame.js';
import { parts } from './parts.js';
import { places } from './places.js';
import { tokens } from './tokens.js';

export const style = [fontFaces, tokens, frame, parts, places].join('');
