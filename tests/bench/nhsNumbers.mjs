/** So many NHS numbers of the range for tests, in order. */
export function nhsNumbers(many) {
  const found = [];
  for (let n = 0; found.length < many; n += 1) {
    const nine = `999${String(n).padStart(6, '0')}`;
    const sum = Array.from(nine).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) found.push(`${nine}${check}`);
  }
  return found;
}
