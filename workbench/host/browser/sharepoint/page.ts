import { showWebPart } from './spfx/webPart.js';
import { startPage } from './start.js';

void startPage('This web part', showWebPart);
