/**
 * What AWS asks, about: us-east-1, in dollars, without tax, not checked against the price list.
 * The rupee is a round rate of the same day. A bill made of these is for comparing, not for paying.
 */
export const prices = {
  asOf: '2026-11-23',
  hoursAMonth: 730,
  natHour: 0.045,
  natGigabyte: 0.045,
  publicAddressHour: 0.005,
  rupeesADollar: 90,
} as const;
