/** What two dictionaries of one meaning must have in common; asked by their tests. */
type Dictionary = Readonly<Record<string, string>>;

const places = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();

/** Every disagreement of a Vietnamese and an English dictionary, in words; none is the aim. */
export function disagreements(vi: Dictionary, en: Dictionary): string[] {
  const found: string[] = [];
  for (const key of new Set([...Object.keys(vi), ...Object.keys(en)])) {
    const [first, second] = [vi[key], en[key]];
    if (first === undefined || second === undefined) found.push(`${key}: in one language only`);
    else if (places(first) !== places(second)) found.push(`${key}: different places`);
    else if (!first.trim() || !second.trim()) found.push(`${key}: empty`);
    else if (first.normalize("NFC") !== first) found.push(`${key}: not composed (NFC)`);
  }
  return found;
}
