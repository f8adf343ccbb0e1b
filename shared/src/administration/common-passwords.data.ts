/** What is guessed first, without capitals, signs and trailing digits: long ones from public lists, and what a Dutch ward would think of. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwordpassword passwort wachtwoord wachtwoordwachtwoord welkom welkomwelkom welkomterug qwertyuiop qwertyuiopasdf qwertyqwerty asdfghjkl
  asdfghjklzxcvbnm zxcvbnm qwertyuiopasdfghjklzxcvbnm 123456789012 1234567890123 12345678901234 0123456789 01234567890123 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  q1w2e3r4t5y6 abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz administrator adminadminadmin administrator administratie beheerder
  beheerderbeheerder letmeinletmein iloveyouiloveyou iloveyou ikhouvanjou ikhouvanjou geheimgeheim geheimwachtwoord mijnwachtwoord mijngeheim nieuwwachtwoord
  tijdelijkwachtwoord verander veranderdit veranderditwachtwoord changeme changemechangeme changethispassword temporarypassword testtesttest testwachtwoord
  correcthorsebatterystaple ketenzicht ketenzichtdemo ketenzichtketenzicht afdeling afdelingafdeling verpleegkundige verpleging ziekenhuis ziekenhuiszorg
  amsterdam rotterdam denhaag utrecht nederland nederlandnederland hollandholland feyenoord feyenoordrotterdam ajaxamsterdam psveindhoven koningsdag sinterklaas
  prettigeavond goedemorgen goedenavond lentelentelente zomervakantie winter winterwinter herfst herfstherfst januari februari maart april juni juli augustus
  september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag footballfootball superman supermansuperman princessprincess
  sunshinesunshine monkeymonkey dragondragon trustno trustnoone startrek starwarsstarwars pokemonpokemon minecraft computer computercomputer`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
