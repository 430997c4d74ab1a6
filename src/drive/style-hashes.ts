/**
 * react-aria puts two fixed style sheets into a page: one for what can be pressed, one that locks
 * scrolling on iOS. The policy of the drive's page names them by hash, so that no other style gets in.
 */
export const styleHashes = [
  'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=',
  'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg=',
] as const;
