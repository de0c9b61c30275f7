import { showBare } from './bare.tsx';
import { showOurs } from './ours.tsx';

/** `?page=ours|bare&count=N`. */
const query = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
(query.get('page') === 'ours' ? showOurs : showBare)(root, Number(query.get('count')));
