/** The slips that the post prints, and the keys that it names; tests hold both to each other. */
export const demoTokens = {
  signed: {
    token:
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzb2xhaCIsInN1YiI6Im1lbWJlci0xNiIsImV4cCI6MTgwMDAwMDAwMH0.vNRj5xerU8uy5Le2UtYhxVEGW0wWeBirTZPrzvbj33k',
    key: 'sixteen sticks and sixteen stones',
    typ: 'JWT',
    aud: '',
  },
  edited: {
    token:
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzb2xhaCIsInN1YiI6Im93bmVyLTAxIiwiZXhwIjoxODAwMDAwMDAwfQ.vNRj5xerU8uy5Le2UtYhxVEGW0wWeBirTZPrzvbj33k',
    key: 'sixteen sticks and sixteen stones',
    typ: 'JWT',
    aud: '',
  },
  unsigned: {
    token:
      'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJzb2xhaCIsInN1YiI6Im93bmVyLTAxIiwiZXhwIjoxODAwMDAwMDAwfQ.',
    key: 'sixteen sticks and sixteen stones',
    typ: 'JWT',
    aud: '',
  },
  eddsa: {
    token:
      'eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCIsImtpZCI6ImRlbW8tMSJ9.eyJpc3MiOiJodHRwczovL3NvbGFoLmV4YW1wbGUiLCJhdWQiOiJzb2xhaCIsInN1YiI6ImExNiIsInNpZCI6InMtZGVtbyIsImp0aSI6InQtZGVtbyIsImlhdCI6MTgwMDAwMDAwMCwiZXhwIjoxODAwMDAwNjAwLCJ2ZXIiOjEsImFtciI6WyJwd2QiXSwiYXV0aF90aW1lIjoxODAwMDAwMDAwfQ.bqfjsqNuCa1hvYTGiu2V9-Y3NHMZjCnumytVuxxqZeE1JhRtnftvu9tNSyAckoIupk5fcFT6vuKdyTk3YeHPDg',
    key: '{"crv":"Ed25519","x":"tbUoP1k18j6f3tR_8ZQmgNq2W0thV2B0jf4m8u6GXG0","kty":"OKP"}',
    typ: 'at+jwt',
    aud: 'solah',
  },
} as const;
