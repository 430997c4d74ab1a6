import { words } from '../words.ts';

/** What the figure of the cards says. */
export const binaryCards = words(
  {
    row: 'Row of cards',
    card: 'Card worth {value}, face up',
    more: 'One more card',
    fewer: 'One card less',
    full: 'One card is the fewest, {most} are the most.',
    guess: 'Hide the sum, I guess',
    show: 'Show the sum',
    field: 'Which number is it?',
    check: 'Check',
    right: 'Right: {sum}.',
    wrong: 'Not yet. Face up: {shares}. Add them.',
    caption: 'Press a card: it turns over. What is face up is added.',
  },
  {
    row: 'Patton ki line',
    card: '{value} ka patta, seedha',
    more: 'Ek patta aur',
    fewer: 'Ek patta kam',
    full: 'Kam se kam ek patta, zyada se zyada {most}.',
    guess: 'Jod chhupaiye, andaza lagaiye',
    show: 'Jod dikhaiye',
    field: 'Kaunsi sankhya hai?',
    check: 'Dekhiye',
    right: 'Sahi: {sum}.',
    wrong: 'Abhi nahin. Seedhe patte: {shares}. Inhein jodiye.',
    caption: 'Patta dabaiye, woh palat jaata hai. Jo seedhe hain, woh jud jaate hain.',
  },
);
