const given = [
  ...['Adele', 'Bruno', 'Carla', 'David', 'Elif', 'Farid', 'Greta', 'Hanna', 'Igor', 'Jana', 'Karim', 'Lucia', 'Mateo'],
  ...[
    'Nils',
    'Oskar',
    'Paula',
    'Quentin',
    'Rosa',
    'Samir',
    'Tilda',
    'Umar',
    'Vera',
    'Wanda',
    'Xavier',
    'Yara',
    'Zoran',
  ],
  ...['Amara', 'Bao', 'Celeste', 'Dmitri', 'Esther', 'Fiona', 'Goran', 'Hugo', 'Ingrid', 'Joao', 'Kenji', 'Leila'],
];
const family = [
  ...['Abbas', 'Becker', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garnier', 'Haddad', 'Ivanov', 'Jensen', 'Kaya'],
  ...['Lambert', 'Marino', 'Novak', 'Olsen', 'Petit', 'Quinn', 'Rossi', 'Schmidt', 'Tanaka', 'Ueda', 'Vogel'],
  ...['Weber', 'Xu', 'Yilmaz', 'Zeman', 'Andrade', 'Brandt', 'Castro', 'Dahl', 'Engel', 'Fontaine', 'Gruber'],
];

/** The name of somebody without a story; up to a hundred thousand are told apart. */
export function nameOf(index: number): string {
  const names = given.length * family.length;
  // The last name changes first, so that neighbours in the list aren't one family.
  const first = given[Math.floor(index / family.length) % given.length] ?? '';
  const last = family[index % family.length] ?? '';
  const again = Math.floor(index / names);
  return again === 0 ? `${first} ${last}` : `${first} ${initials(again)} ${last}`;
}

/** A, B … Z, AA, AB …: second names of those who share the rest. */
function initials(number: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const letter = letters[(number - 1) % letters.length] ?? '';
  return number <= letters.length ? letter : `${initials(Math.floor((number - 1) / letters.length))}${letter}`;
}
