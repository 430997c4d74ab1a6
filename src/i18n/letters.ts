import { words } from './words.ts';

/** What our letters say. A link stands between `lines` and `after`. */
export const letters = words(
  {
    confirm: {
      subject: 'Confirm your address for Solah',
      lines: [
        'Someone, hopefully you, asked for an account at Solah with this address.',
        'Open the link, choose your name and a password, and the account is yours.',
      ],
      action: 'Confirm my address',
      after: [
        'The link works once, for 24 hours. A newer letter replaces this one.',
        'If it was not you, leave this letter alone: without the link there is no account.',
      ],
    },
    known: {
      subject: 'You already have an account at Solah',
      lines: [
        'Someone, perhaps you, asked for an account at Solah with this address.',
        'It already has one. Sign in with your password.',
      ],
      action: 'Sign in',
      after: ['If it was not you, there is nothing to do: nothing has changed.'],
    },
    reuse: {
      subject: 'We ended one of your sessions at Solah',
      lines: [
        'A key to one of your sessions was used a second time, from elsewhere or much too late.',
        'It may have been copied, so we ended that session at once. Your other sessions go on.',
      ],
      action: 'See my sessions',
      after: ['Sign in again. If you do not know what happened, change your password as well.'],
    },
    reset: {
      subject: 'A new password for Solah',
      lines: [
        'Someone, hopefully you, asked for a new password for your account at Solah.',
        'Open the link and choose one. All sessions end then, and you sign in anew.',
      ],
      action: 'Choose a new password',
      after: [
        'The link works once, for 10 minutes. A newer letter replaces this one.',
        'If it was not you, leave this letter alone: your password stays as it is.',
      ],
    },
    address: {
      subject: 'Confirm your address for Solah',
      lines: [
        'An account at Solah wants to use this address.',
        'If the account is yours, open the link and say yes.',
      ],
      action: 'Confirm this address',
      after: [
        'The link works once, for 24 hours. A newer letter replaces this one.',
        'If it was not you, leave this letter alone: nothing changes.',
      ],
    },
    addressTold: {
      subject: 'Your account at Solah is about to change its address',
      lines: [
        'Someone who is signed in to your account, hopefully you, asked for another address for it.',
        'The address changes when the letter to the new one is answered.',
      ],
      action: 'Look at my account',
      after: ['If it was not you, sign in, change your password and end the other sessions.'],
    },
    passwordChanged: {
      subject: 'Your password at Solah was changed',
      lines: ['The password of your account at Solah was changed just now.'],
      action: 'It was not me: choose a new one',
      after: ['If it was you, there is nothing to do.'],
    },
    passwordReset: {
      subject: 'Your password at Solah was replaced',
      lines: [
        'The password of your account at Solah was replaced just now, by the link of a letter.',
        'Every browser is signed out, and all your API tokens are revoked.',
      ],
      action: 'It was not me: choose a new one',
      after: ['If it was you, sign in and give your programs new tokens.'],
    },
    leaving: {
      subject: 'Your account at Solah is being deleted',
      lines: [
        'Someone who is signed in to your account, hopefully you, deleted it.',
        'Its files, its archive and all that we know of you are erased within minutes.',
      ],
      action: 'Go to Solah',
      after: ['Thank you for having been here.'],
    },
    invite: {
      subject: 'You are invited to Solah',
      lines: [
        'Somebody who runs a place of Solah invited this address.',
        'Open the link, choose your name and a password, and the account is yours.',
      ],
      action: 'Take the invitation up',
      after: [
        'The link works once, for 72 hours. A newer letter replaces this one.',
        'If you do not want it, leave this letter alone: without the link there is no account.',
      ],
    },
    totpAdded: {
      subject: 'An app gives codes for your account at Solah',
      lines: ['From now on your account at Solah asks for a code of your app at sign-in.'],
      action: 'Look at my passkeys and codes',
      after: [
        'If it was not you, remove the app, change your password and end the other sessions.',
      ],
    },
    totpRemoved: {
      subject: 'Your account at Solah asks for no codes any more',
      lines: ['The app that gave codes for your account at Solah was removed just now.'],
      action: 'Look at my passkeys and codes',
      after: [
        'If it was not you, change your password, end the other sessions and set it up again.',
      ],
    },
    factorsCleared: {
      subject: 'Your account at Solah asks for the password alone again',
      lines: [
        'Who runs Solah removed the passkeys, the app and the recovery codes of your account just now.',
        'All its sessions have ended.',
      ],
      action: 'Set up a passkey or an app',
      after: ['If you did not ask for it, change your password and write to whoever runs Solah.'],
    },
    passkeyAdded: {
      subject: 'Your account at Solah has a new passkey',
      lines: ['A passkey was added to your account at Solah just now. It can sign in by itself.'],
      action: 'Look at my passkeys and codes',
      after: ['If it was not you, remove it, change your password and end the other sessions.'],
    },
    passkeyRemoved: {
      subject: 'A passkey of your account at Solah was removed',
      lines: [
        'A passkey of your account at Solah was removed just now. It signs nobody in any more.',
      ],
      action: 'Look at my passkeys and codes',
      after: ['If it was not you, change your password and end the other sessions.'],
    },
    recoveryCodeUsed: {
      subject: 'A recovery code of your account at Solah was used',
      lines: ['Someone, hopefully you, signed in to your account at Solah with a recovery code.'],
      action: 'Look at my passkeys and codes',
      after: [
        'If it was not you, change your password, make new codes and end the other sessions.',
      ],
    },
  },
  {
    confirm: {
      subject: 'Solah ke liye apna pata pakka kijiye',
      lines: [
        'Kisi ne, shayad aap ne, is pate se Solah par account maanga hai.',
        'Link kholiye, apna naam aur password chuniye. Bas, account aapka hai.',
      ],
      action: 'Mera pata pakka kijiye',
      after: [
        'Link ek hi baar chalta hai, 24 ghante tak. Nayi chitthi aaye to yeh purani ho jati hai.',
        'Agar aap ne nahin maanga, to kuch mat kijiye: link ke bina account nahin banta.',
      ],
    },
    known: {
      subject: 'Solah par aapka account pehle se hai',
      lines: [
        'Kisi ne, shayad aap ne, is pate se Solah par account maanga hai.',
        'Is pate ka account pehle se hai. Apne password se sign in kijiye.',
      ],
      action: 'Sign in kijiye',
      after: ['Agar aap nahin the, to kuch karna nahin hai: kuch nahin badla.'],
    },
    reuse: {
      subject: 'Hum ne Solah par aapka ek session band kiya',
      lines: [
        'Aapke ek session ki chaabi dobara chali, kahin aur se ya bahut der se.',
        'Ho sakta hai ki woh churayi gayi ho, isliye hum ne woh session turant band kiya. Baaki chal rahe hain.',
      ],
      action: 'Mere sessions dekhiye',
      after: [
        'Phir se sign in kijiye. Agar samajh nahin aaya ki kya hua, to password bhi badal dijiye.',
      ],
    },
    reset: {
      subject: 'Solah ke liye naya password',
      lines: [
        'Kisi ne, shayad aap ne, Solah par aapke account ke liye naya password maanga hai.',
        'Link kholiye aur ek chuniye. Phir saare sessions band honge, aur aap naye se sign in karenge.',
      ],
      action: 'Naya password chuniye',
      after: [
        'Link ek hi baar chalta hai, 10 minute tak. Nayi chitthi aaye to yeh purani ho jati hai.',
        'Agar aap ne nahin maanga, to kuch mat kijiye: aapka password wahi rahega.',
      ],
    },
    address: {
      subject: 'Solah ke liye apna pata pakka kijiye',
      lines: [
        'Solah ka ek account yeh pata lena chahta hai.',
        'Account aapka hai, to link kholiye aur haan kahiye.',
      ],
      action: 'Yeh pata pakka kijiye',
      after: [
        'Link ek hi baar chalta hai, 24 ghante tak. Nayi chitthi aaye to yeh purani ho jati hai.',
        'Agar aap nahin the, to kuch mat kijiye: kuch nahin badlega.',
      ],
    },
    addressTold: {
      subject: 'Solah par aapke account ka pata badalne wala hai',
      lines: [
        'Aapke account mein signed in kisi ne, shayad aap ne, uske liye doosra pata maanga hai.',
        'Pata tab badlega jab naye pate ki chitthi khulegi.',
      ],
      action: 'Mera account dekhiye',
      after: [
        'Agar aap nahin the, to sign in kijiye, password badliye aur baaki sessions band kijiye.',
      ],
    },
    passwordChanged: {
      subject: 'Solah par aapka password badla gaya',
      lines: ['Solah par aapke account ka password abhi badla gaya.'],
      action: 'Yeh main nahin: naya password chuniye',
      after: ['Agar aap hi the, to kuch karna nahin hai.'],
    },
    passwordReset: {
      subject: 'Solah par aapka password badla gaya',
      lines: [
        'Solah par aapke account ka password abhi chitthi ke link se badla gaya.',
        'Har browser sign out ho gaya hai, aur aapke saare API token radd hain.',
      ],
      action: 'Yeh main nahin: naya password chuniye',
      after: ['Agar aap hi the, to sign in kijiye aur apne programs ko naye token dijiye.'],
    },
    leaving: {
      subject: 'Solah par aapka account delete ho raha hai',
      lines: [
        'Aapke account mein signed in kisi ne, shayad aap ne, use delete kiya hai.',
        'Uski files, uska archive aur aapke baare mein sab kuch kuch minute mein mit jayega.',
      ],
      action: 'Solah par jaiye',
      after: ['Yahan hone ke liye dhanyavaad.'],
    },
    invite: {
      subject: 'Aapko Solah par bulaya gaya hai',
      lines: [
        'Solah ki ek jagah ko chalane walon ne is pate ko bulaya hai.',
        'Link kholiye, apna naam aur password chuniye. Bas, account aapka hai.',
      ],
      action: 'Bulava kabool kijiye',
      after: [
        'Link ek hi baar chalta hai, 72 ghante tak. Nayi chitthi aaye to yeh purani ho jati hai.',
        'Nahin chahiye, to kuch mat kijiye: link ke bina account nahin banta.',
      ],
    },
    totpAdded: {
      subject: 'Solah par aapke account ke codes ab ek app deta hai',
      lines: ['Ab Solah par aapka account sign in par aapke app ka code maangega.'],
      action: 'Mere passkeys aur codes dekhiye',
      after: [
        'Agar aap nahin the, to app hataiye, password badliye aur baaki sessions band kijiye.',
      ],
    },
    totpRemoved: {
      subject: 'Solah par aapka account ab code nahin maangta',
      lines: ['Solah par aapke account ke codes ka app abhi hataya gaya.'],
      action: 'Mere passkeys aur codes dekhiye',
      after: [
        'Agar aap nahin the, to password badliye, baaki sessions band kijiye aur app phir lagaiye.',
      ],
    },
    factorsCleared: {
      subject: 'Solah par aapka account phir sirf password maangta hai',
      lines: [
        'Solah chalane wale ne aapke account ki passkeys, app aur recovery codes abhi hata diye.',
        'Uske saare sessions band ho gaye.',
      ],
      action: 'Passkey ya app lagaiye',
      after: ['Agar aapne nahin kaha tha, to password badliye aur Solah chalane wale ko likhiye.'],
    },
    passkeyAdded: {
      subject: 'Solah par aapke account mein nayi passkey hai',
      lines: ['Solah par aapke account mein abhi ek passkey judi. Sirf usse sign in ho sakta hai.'],
      action: 'Mere passkeys aur codes dekhiye',
      after: [
        'Agar aap nahin the, to use hataiye, password badliye aur baaki sessions band kijiye.',
      ],
    },
    passkeyRemoved: {
      subject: 'Solah par aapke account ki ek passkey hati',
      lines: ['Solah par aapke account ki ek passkey abhi hati. Usse ab koi sign in nahin hota.'],
      action: 'Mere passkeys aur codes dekhiye',
      after: ['Agar aap nahin the, to password badliye aur baaki sessions band kijiye.'],
    },
    recoveryCodeUsed: {
      subject: 'Solah par aapke account ka ek recovery code chala',
      lines: [
        'Kisi ne, shayad aap ne, Solah par aapke account mein recovery code se sign in kiya.',
      ],
      action: 'Mere passkeys aur codes dekhiye',
      after: [
        'Agar aap nahin the, to password badliye, naye codes banaiye aur baaki sessions band kijiye.',
      ],
    },
  },
);
