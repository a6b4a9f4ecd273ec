const weights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/**
 * Whether these are the nine digits of a Norwegian organisation number: the first is 8 or 9, and the last is the check digit of the others
 * (modulus 11, weights 3 2 7 6 5 4 3 2; a remainder that would need the digit 10 is never given out). Source: Brønnøysundregistrene,
 * "Organisasjonsnummeret".
 */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^[89]\d{8}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[8]);
}
