import { counted } from '@phb/schemas';
const kilobyte = 1024;

/** The size of a file: 812 bytes, 240 KB, 3.4 MB. @param bytes its length */
export function sizeInWords(bytes: number): string {
  if (bytes < kilobyte) return counted(bytes, 'byte');
  if (bytes < kilobyte * kilobyte) return `${Math.round(bytes / kilobyte)} KB`;
  return `${(bytes / (kilobyte * kilobyte)).toFixed(1)} MB`;
}
