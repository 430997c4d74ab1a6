import { words } from '../words.ts';

/** What the figure of a file's first bytes says. */
export const dump = words(
  {
    dump: 'The first bytes of a file',
    now: 'Address {address}: byte {byte}, that is {value}, painted as {symbol}',
    parts: {
      signature: 'Signature, eight bytes: “I am a PNG.”',
      length: 'How long the content below is: 0D, thirteen bytes.',
      header: 'What follows: IHDR, the header of the picture.',
      width: 'Width in four bytes: 00 00 00 10, sixteen points.',
      height: 'Height in four bytes: sixteen points too.',
      settings: 'Settings: eight bits a lamp, three lamps a point, the usual packing.',
      check: 'Check sum; its fourth byte is in the next row.',
    },
    open: 'Open a file of your own (it stays here)',
    like: 'It begins like a {kind}.',
    unknown: 'No signature that this figure knows.',
    caption:
      'A PNG opened: address on the left, bytes in base 16, below each its symbol. Press one.',
  },
  {
    dump: 'File ke pehle bytes',
    now: 'Pata {address}: byte {byte}, yaani {value}, dikhta hai {symbol}',
    parts: {
      signature: 'Signature, aath bytes: "main PNG hoon."',
      length: 'Aage content ke kitne bytes hain: 0D, yaani terah.',
      header: 'Aage kya hai: IHDR, tasveer ka header.',
      width: 'Chaudai, chaar bytes: 00 00 00 10, solah bindu.',
      height: 'Unchai, chaar bytes: yeh bhi solah bindu.',
      settings: 'Settings: har bulb ke aath bits, har bindu mein teen bulb, aam packing.',
      check: 'Check sum; uska chautha byte agli kataar mein hai.',
    },
    open: 'Apni koi file kholiye (yahin rahegi)',
    like: 'Shuruaat {kind} jaisi hai.',
    unknown: 'Yeh signature is figure ki list mein nahin hai.',
    caption:
      'Khuli hui PNG: baayein pata, base 16 mein bytes, har ek ke neeche uska symbol. Kisi ko dabaiye.',
  },
);
