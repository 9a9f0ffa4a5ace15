import * as React from 'react';
import type { CaseFile } from './readCase.js';

/** Who the record is about, until something was changed in it since it was opened; undefined from then on. */
export const FirstChange = React.createContext<CaseFile['person'] | undefined>(undefined);
