import type { NzaTable } from '@ketenzicht/shared/stepdown';

/** The tables of the paper of the NZa as files, typed over from it. */
export const nza2022: Readonly<Record<NzaTable, string>> = {
  deliveryForms: `leveringsvorm,aantal,percentage
verblijf (zzp),127445,73
vpt,10910,6
mpt of (mpt+pgb),27810,16
uitsluitend pgb,8270,5
`,
  withTreatment: `profiel,percentage_vpt,percentage_zzp,aantal
vv4,3,97,3835
vv5,1,99,51760
vv6,1,99,21953
vv7,1,99,11577
vv8,0,100,2300
vv9,0,100,903
vv10,2,98,400
totaal,1,99,92727
`,
  withoutTreatment: `profiel,percentage_vpt,percentage_zzp,aantal
vv4,15,85,18095
vv5,43,57,12996
vv6,22,78,8877
vv7,46,54,251
vv8,29,71,135
vv9,1,99,110
vv10,12,88,154
totaal,26,74,40617
`,
  bothTreatments: `profiel,percentage_vpt,percentage_zzp,aantal
vv4,13,87,21930
vv5,9,91,64756
vv6,7,93,30830
vv7,2,98,11827
vv8,2,98,2434
vv9,0,100,1013
vv10,4,96,553
totaal,9,91,133344
`,
  inflow: `jaar,vpt,zzp,totaal,percentage_vpt,percentage_zzp
2015,1880,41506,43386,4,96
2016,2503,43092,45595,5,95
2017,3337,44265,47602,7,93
2018,4077,46418,50495,8,92
2019,4281,44789,49070,9,91
2020,5296,45443,50739,10,90
`,
  outflow: `jaar_van_instroom,vpt_naar_overleden,vpt_naar_zzp,zzp_naar_overleden,zzp_naar_vpt
2015,1319,696,36892,460
2016,1713,867,35578,554
2017,1947,1157,33048,552
2018,1801,1391,29246,618
2019,1404,1295,21063,615
2020,706,733,10317,488
`,
  spending: `profiel,vpt,zzp,totaal
vv4,128,1157,1284
vv5,543,6503,7046
vv6,171,2926,3097
vv7,21,1577,1599
vv8,7,401,408
vv9,0,122,122
vv10,4,99,103
totaal,874,12785,13659
`,
};
