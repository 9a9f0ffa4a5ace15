/** Formats of TEXT for numbers: digits, thousands, decimals, percent, and what stands around them. */

interface Pattern {
  /** What stands before and after the digits. */
  readonly before: string;
  readonly after: string;
  readonly integer: string;
  readonly decimals: string;
  readonly percents: number;
}

/** Parts a section into its literals and its digit places. */
function readPattern(section: string): Pattern {
  let before = '';
  let after = '';
  let digits = '';
  let percents = 0;
  const put = (text: string) => {
    if (digits === '') before += text;
    else after += text;
  };
  for (let at = 0; at < section.length; at += 1) {
    const character = section.charAt(at);
    if (character === '"') {
      const end = section.indexOf('"', at + 1);
      put(section.slice(at + 1, end < 0 ? section.length : end));
      at = end < 0 ? section.length : end;
    } else if (character === '\\') {
      at += 1;
      put(section.charAt(at));
    } else if ('0#?,.'.includes(character) && after === '') digits += character;
    else {
      if (character === '%') percents += 1;
      put(character);
    }
  }
  const point = digits.indexOf('.');
  return {
    before,
    after,
    integer: point < 0 ? digits : digits.slice(0, point),
    decimals: point < 0 ? '' : digits.slice(point + 1),
    percents,
  };
}

/** More digits than this no number has. */
const mostPlaces = 30;

/** Rounds halves away from nought, as people do, whatever the binary remainder. */
export function roundHalfAway(value: number, places: number): number {
  const factor = 10 ** places;
  const shifted = Number((Math.abs(value) * factor).toPrecision(15));
  if (!Number.isFinite(shifted) || (places > 0 && shifted >= 1e15)) return value;
  const rounded = factor === 0 ? 0 : Number((Math.round(shifted) / factor).toPrecision(15));
  return value < 0 ? -rounded : rounded;
}

function withThousands(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

function formatSection(value: number, section: string): string {
  const pattern = readPattern(section);
  if (pattern.integer === '' && pattern.decimals === '') return pattern.before + pattern.after;
  const scaled = Math.abs(value) * 100 ** pattern.percents;
  const places = pattern.decimals.replaceAll(/[^0#?]/g, '').slice(0, mostPlaces);
  const [whole = '0', fraction = ''] = roundHalfAway(scaled, places.length).toFixed(places.length).split('.');
  const least = pattern.integer.replaceAll(/[^0]/g, '').length;
  let integer = whole === '0' && least === 0 ? '' : whole.padStart(least, '0');
  if (pattern.integer.includes(',')) integer = withThousands(integer);
  let kept = fraction;
  for (let at = places.length - 1; at >= 0 && places.charAt(at) !== '0' && kept.endsWith('0'); at -= 1) {
    kept = kept.slice(0, -1);
  }
  return `${pattern.before}${integer}${kept === '' ? '' : `.${kept}`}${pattern.after}`;
}

/** Sections for positive numbers, negative ones and nought are parted by semicolons. */
export function formatNumber(value: number, format: string): string {
  const [positive = '', negative, nought] = format.split(';');
  if (value === 0 && nought !== undefined) return formatSection(0, nought);
  if (value >= 0) return formatSection(value, positive);
  if (negative !== undefined) return formatSection(value, negative);
  const text = formatSection(value, positive);
  return /[1-9]/.test(text) ? `-${text}` : text;
}
