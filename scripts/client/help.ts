/** What the help says of a drive that is used from afar. */
export const clientHelp = `Usage: npm run solah -- <command>, with SOLAH_URL and SOLAH_TOKEN in the environment

  put <path>… [/folder]     send files and folders into a folder of the drive; run again, it goes on
      --to /folder          the same, where the folder has the name of something here
      --conflict keep-both|replace|skip
                            for names that are there with other bytes
  get <path> [place]        fetch a file or a folder; run again, it goes on
      --zip                 a folder as one zip
  ls [path]                 list a folder
      --json                a line of JSON each
  archive <path>            archive a folder, and wait
  restore <path>            bring it back, and wait
      --tier expedited|standard|bulk`;
