import { words } from '../words.ts';

/** What the drive says when somebody looks for a name, or for an act. */
export const searchWords = words(
  {
    label: 'Search my files',
    clear: 'Clear the search',
    title: 'Search',
    titleFor: '“{q}”',
    inside: 'Only in “{name}”',
    found: { one: '{n} found.', other: '{n} found.' },
    foundMore: 'More than {n} found.',
    none: 'Nothing has this name',
    noneText: 'A part of the name is enough. Three letters or more find it anywhere in the name.',
    begin: 'Write a part of a name',
    beginText: 'Folders and files are found, wherever they lie.',
    folder: 'Open its folder',
    commands: 'All actions',
    commandsLabel: 'Look for an action',
    noCommand: 'No action is called so.',
  },
  {
    label: 'Meri files mein dhoondhiye',
    clear: 'Khoj hataiye',
    title: 'Khoj',
    titleFor: '“{q}”',
    inside: 'Sirf “{name}” mein',
    found: { one: '{n} mila.', other: '{n} mile.' },
    foundMore: '{n} se zyada mile.',
    none: 'Is naam ka kuch nahin hai',
    noneText: 'Naam ka ek hissa kaafi hai. Teen ya zyada akshar naam mein kahin bhi mil jate hain.',
    begin: 'Naam ka ek hissa likhiye',
    beginText: 'Folder aur files milte hain, kahin bhi hon.',
    folder: 'Is ka folder kholiye',
    commands: 'Sab kaam',
    commandsLabel: 'Kaam dhoondhiye',
    noCommand: 'Is naam ka koi kaam nahin hai.',
  },
);
