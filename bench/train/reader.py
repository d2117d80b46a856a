"""
Trains the reader: a small recurrent network that scores the stretches of a sentence as answers to a question.

Needs Debian's python3-torch (1.13), python3-numpy and libopenblas0-pthread; one thread, some five minutes of a processor a
model. Seeds are fixed. First on QAMR's questions, then on those asked of paragraphs and our own on news.

    node bench/train/reader-export.ts DATA FOLDER
    python3 bench/train/reader.py FOLDER example shipped newwiki-{0,1,2,3,4} qamr-{0,1,2,3,4}

"shipped" writes the product's weights, trained on QAMR, New-Wiki and our own questions (questions/); XQuAD and those of our own
that are held out are measured with them. "newwiki-0" and so on have not seen one fold of New-Wiki's articles, "qamr-0" and so
on learn from QAMR alone but for one fold of its sentences; the suites measure those folds with them, and they lie in readers/,
so that measuring needs no PyTorch. "example" is what the test of the product's arithmetic compares with. "trial" holds a third
of our own questions back as well, for choosing how to train.

The score of a sentence as a whole, which also sees the sentence's features among the others, is trained in one softmax over
sentences and, for our own questions, "nothing answers", which stands at 0. QAMR teaches spans alone.

The network, in the line of DrQA (D. Chen, A. Fisch, J. Weston, A. Bordes, ACL 2017) and BiDAF (M. Seo and others, ICLR
2017): fixed word vectors and marks of each token, the question's words each token is most like, a recurrent layer both
ways, attention to the question's own layer, a second recurrent layer, then scores for first and last tokens.
"""
import argparse
import gzip
import json
import os
import struct
import time

# One thread, and the same arithmetic on any processor with AVX2; both must be said before the library is loaded.
os.environ['OPENBLAS_NUM_THREADS'] = '1'
os.environ['OPENBLAS_CORETYPE'] = 'Haswell'

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

DIM, UNIT = 100, 254.0
FORMS, WANTS = 22, 11
SEED = 1
HERE = os.path.dirname(os.path.abspath(__file__))


def load_vectors():
    path = os.path.join(HERE, '../../src/answering/learned/weights/meanings.bin')
    rows = np.fromfile(path, dtype=np.int8).reshape(-1, DIM).astype(np.float32) / UNIT
    return np.concatenate([rows, np.zeros((1, DIM), np.float32)])  # the last row, -1, is the unknown word


class Sentence:
    __slots__ = ('at', 'marks', 'grades', 'to', 'first', 'last', 'f1', 'gold', 'holds', 'near', 'row')


MARKS, GRADES, CONTENT, ROWS = 59, 7, 49, 80


def load(folder, name):
    """One entry a question: the question and its pools, lists of sentences. Those of a pool share all but their features."""
    out = []
    for line in open(os.path.join(folder, name + '.jsonl')):
        row = json.loads(line)
        known = []
        for own in row['sentences']:
            x = Sentence()
            x.at = np.array(own['at'], np.int64)
            x.marks = own['marks']
            x.grades = np.array(own['grades'], np.float32).reshape(-1, GRADES)
            x.first, x.last = np.array(own['first'], np.int64), np.array(own['last'], np.int64)
            x.to = np.array(own['to'], np.int64)
            x.f1 = np.zeros(len(x.first), np.float32)
            x.gold = np.zeros(len(x.first), np.float32)
            for c, f1, em in own['good']:
                x.f1[c] = f1
                x.gold[c] = em
            known.append(x)
        pools = []
        for pool in row['pools']:
            sentences = []
            for own in pool:
                x = changed(known[own['s']], holds=own['holds'], near=own['near'], row=np.array(own['row'], np.float32))
                if len(x.at) > 0: sentences.append(x)
            pools.append(sentences)
        out.append(dict(set=name, fold=row['fold'], style=row['style'], at=np.array(row['at'], np.int64),
                        marks=row['marks'], form=row['form'], want=row['want'], pools=pools, sentences=pools[0]))
    # a question on one paragraph must be answered by it; our own may have no answer
    return [q for q in out if name == 'own' or any(x.holds for x in q['sentences'])]


def changed(sentence, **new):
    x = Sentence()
    for name in Sentence.__slots__:
        if name in new or hasattr(sentence, name): setattr(x, name, new.get(name, getattr(sentence, name, None)))
    return x


class Reader(nn.Module):
    def __init__(self, vectors, P=64, M=32, H=64, Q=48, Y=96, R=24, W=48, drop=0.3):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(vectors), freeze=True)
        self.drop = drop
        self.word = nn.Linear(DIM, P)
        self.align = nn.Linear(DIM, P)
        self.marksS = nn.Linear(MARKS, M, bias=False)
        self.marksQ = nn.Linear(MARKS, M, bias=False)
        self.form = nn.Embedding(FORMS, 16)
        self.want = nn.Embedding(WANTS, 16)
        self.gruQ = nn.GRU(P + M, Q, batch_first=True, bidirectional=True)
        self.gruS = nn.GRU(2 * P + M + GRADES, H, batch_first=True, bidirectional=True)
        self.poolQ = nn.Linear(2 * Q, 1)
        self.toQ = nn.Linear(2 * Q + 32, 2 * Q)
        self.seek = nn.Linear(2 * H, 2 * Q)
        self.join = nn.Linear(2 * H + 4 * Q, Y)
        self.given = nn.Linear(2 * Q, Y, bias=False)
        self.gruY = nn.GRU(Y, H, batch_first=True, bidirectional=True)
        self.begin = nn.Linear(2 * H, 1)
        self.end = nn.Linear(2 * H, 1)
        self.askBegin = nn.Linear(2 * Q, 2 * H)
        self.askEnd = nn.Linear(2 * Q, 2 * H)
        self.left = nn.Linear(2 * H, R)
        self.right = nn.Linear(2 * H, R)
        self.length = nn.Embedding(12, 1)
        self.lengthWant = nn.Embedding(12 * FORMS, 1)
        nn.init.zeros_(self.length.weight); nn.init.zeros_(self.lengthWant.weight)
        self.whole = nn.Linear(2 * H + 2 * Q + ROWS, W)
        self.wholeOut = nn.Linear(W, 1)

    def run(self, gru, x, lengths):
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        out, _ = gru(packed)
        return pad_packed_sequence(out, batch_first=True, total_length=x.shape[1])[0]

    def dropped(self, x):
        # one mask a sequence, the same at each token
        if not self.training: return x
        mask = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.drop)) / (1 - self.drop)
        return x * mask

    def forward(self, b):
        """b: question tensors (one a row), sentence tensors (one a row), `of`: the question of each sentence."""
        of = b['of']
        qv, sv = self.vectors(b['qAt']), self.vectors(b['sAt'])
        if self.training:
            keep = (torch.rand(qv.shape[0], qv.shape[1], 1) > 0.05).float(); qv = qv * keep
            keep = (torch.rand(sv.shape[0], sv.shape[1], 1) > 0.05).float(); sv = sv * keep
        qe = torch.relu(self.word(qv))
        qx = torch.cat([qe, self.marksQ(b['qMarks'])], 2)
        u = self.dropped(self.run(self.gruQ, self.dropped(qx), b['qLen']))
        qMask = b['qMask']
        a = self.poolQ(u).squeeze(2).masked_fill(~qMask, -1e4).softmax(1)
        pooled = (a.unsqueeze(2) * u).sum(1)
        q = torch.relu(self.toQ(torch.cat([pooled, self.form(b['form']), self.want(b['want'])], 1)))
        qOf, uOf, maskOf = q[of], u[of], qMask[of]
        al = torch.bmm(torch.relu(self.align(sv)), torch.relu(self.align(qv))[of].transpose(1, 2))
        al = al.masked_fill(~maskOf.unsqueeze(1), -1e4).softmax(2)
        aligned = torch.bmm(al, qe[of])
        x = torch.cat([torch.relu(self.word(sv)), aligned, self.marksS(b['sMarks']), b['grades']], 2)
        h = self.dropped(self.run(self.gruS, self.dropped(x), b['sLen']))
        hq = self.seek(h)
        c = torch.bmm(hq, uOf.transpose(1, 2)).masked_fill(~maskOf.unsqueeze(1), -1e4).softmax(2)
        c = torch.bmm(c, uOf)
        y = torch.relu(self.join(torch.cat([h, c, hq * c], 2)) + self.given(qOf).unsqueeze(1))
        g = self.dropped(self.run(self.gruY, self.dropped(y), b['sLen']))
        begin = self.begin(g).squeeze(2) + (g * self.askBegin(qOf).unsqueeze(1)).sum(2)
        end = self.end(g).squeeze(2) + (g * self.askEnd(qOf).unsqueeze(1)).sum(2)
        left, right = self.left(g), self.right(g)
        # spans: flat lists over the batch
        r, i, j = b['row'], b['first'], b['last']
        n = (j - i).clamp(max=11)
        score = begin[r, i] + end[r, j] + (left[r, i] * right[r, j]).sum(1) + self.length(n).squeeze(1) \
            + self.lengthWant(n * FORMS + b['form'][of][r]).squeeze(1)
        top = g.masked_fill(~b['sMask'].unsqueeze(2), -1e4).max(1)[0]
        whole = self.wholeOut(torch.relu(self.whole(torch.cat([top, qOf, b['rows']], 1)))).squeeze(1)
        return score, whole


PART_AT = 51


class Paraphraser:
    """
    Asks a question in other words: some of its words that stand in the sentence are swapped for words used alike, and
    what matched them no longer does. Readers of news ask so; the questions trained on were written beside the text.
    """

    def __init__(self, vectors, questions, rng, share=0.3, swap=0.5, near=8, least=0.5):
        self.vectors, self.rng, self.share, self.swap = vectors, rng, share, swap
        words = sorted({int(w) for q in questions for w, own in zip(q['at'], q['marks']) if w >= 0 and CONTENT in own})
        self.near = {}
        table = vectors[:-1]
        for i in range(0, len(words), 512):
            part = words[i:i + 512]
            like = vectors[part] @ table.T
            like[np.arange(len(part)), part] = -1
            best = np.argpartition(-like, near, axis=1)[:, :near]
            for r, w in enumerate(part):
                self.near[w] = [int(x) for x in best[r] if like[r, x] >= least]

    def __call__(self, q):
        if self.rng.random() >= self.share: return q
        at, gone = q['at'].copy(), {}
        for k, w in enumerate(q['at']):
            options = self.near.get(int(w)) if CONTENT in q['marks'][k] else None
            if options and self.rng.random() < self.swap:
                at[k] = options[self.rng.integers(len(options))]; gone[k] = at[k]
        if not gone: return q
        return dict(q, at=at, sentences=[self.moved(s, gone) for s in q['sentences']])

    def moved(self, s, gone):
        # the features of the sentence as a whole would tell what matched before
        x = changed(s, marks=list(s.marks), grades=s.grades.copy(), row=np.zeros(ROWS, np.float32))
        for i in [i for i in range(len(s.at)) if int(s.to[i]) in gone]:
            like = float(self.vectors[gone[int(s.to[i])]] @ self.vectors[s.at[i]]) if s.at[i] >= 0 else 0.0
            strength = 0.6 * like if 0.6 * like >= 0.2 else 0.0
            rare = x.grades[i, 2]
            for column in (5, 6):
                if x.grades[i, column] > 0.99: x.grades[i, column] = like
            x.grades[i, [0, 1, 3, 4]] = [strength, 0, strength * rare, max(like, strength)]
            if strength == 0: x.marks[i] = [PART_AT if m >= PART_AT else m for m in s.marks[i]]
        return x


BLIND = 0.15


def few(q, rng):
    """
    The sentences trained on. Of a paragraph or its article: the first that answers, the one that best matches the
    question, any other. Of our own articles: all that answer, the one to be mistaken for an answer, the three that match
    best, any other; now and then those of articles on something else alone. Sometimes without their features as a whole.
    """
    own = q['set'] == 'own'
    pools = q['pools']
    which = rng.random()
    sentences = pools[(0 if which < 0.45 else 1 if which < 0.9 else 2) if own else int(which < 0.5) if len(pools) > 1 else 0]
    gold = [s for s in sentences if s.holds]
    chosen = gold if own else gold[:1]
    others = [s for s in sentences if not s.holds]
    others.sort(key=lambda s: -float(s.grades[:, 3].sum()) - (100 if s.near else 0))
    top = 3 if own else 1
    chosen = chosen + others[:top]
    if len(others) > top: chosen.append(others[top + rng.integers(len(others) - top)])
    if rng.random() < BLIND: chosen = [changed(s, row=np.zeros(ROWS, np.float32)) for s in chosen]
    return dict(q, sentences=chosen)


def collate(batch, all_sentences):
    """batch: questions; with all_sentences, every sentence of theirs, else only the first that holds the answer."""
    ss, of, rows, first, last, f1, gold, holds = [], [], [], [], [], [], [], []
    for k, q in enumerate(batch):
        chosen = q['sentences']
        if not all_sentences:
            chosen = [s for s in chosen if s.holds][:1]
        for s in chosen:
            if len(s.at) == 0: continue
            r = len(ss)
            ss.append(s); of.append(k); holds.append(s.holds)
            rows.append(np.full(len(s.first), r)); first.append(s.first); last.append(s.last); f1.append(s.f1); gold.append(s.gold)
    def pad(list_at, list_marks):
        T = max(len(a) for a in list_at)
        at = np.full((len(list_at), T), -1, np.int64); mk = np.zeros((len(list_at), T, MARKS), np.float32)
        for r, a in enumerate(list_at):
            at[r, :len(a)] = a
            for i, own in enumerate(list_marks[r]): mk[r, i, own] = 1
        ln = np.array([len(a) for a in list_at])
        return at, mk, ln, np.arange(T)[None] < ln[:, None]
    b = {}
    at, mk, ln, mask = pad([q['at'] for q in batch], [q['marks'] for q in batch])
    at[at < 0] = NONE
    b['qAt'], b['qMarks'], b['qLen'], b['qMask'] = map(torch.from_numpy, (at, mk, ln, mask))
    at, mk, ln, mask = pad([s.at for s in ss], [s.marks for s in ss])
    at[at < 0] = NONE
    b['sAt'], b['sMarks'], b['sLen'], b['sMask'] = map(torch.from_numpy, (at, mk, ln, mask))
    g = np.zeros((len(ss), at.shape[1], GRADES), np.float32)
    for r, s in enumerate(ss): g[r, :len(s.at)] = s.grades
    b['grades'] = torch.from_numpy(g)
    b['of'] = torch.tensor(of)
    b['form'] = torch.tensor([q['form'] for q in batch]); b['want'] = torch.tensor([q['want'] for q in batch])
    b['row'] = torch.from_numpy(np.concatenate(rows)); b['first'] = torch.from_numpy(np.concatenate(first)); b['last'] = torch.from_numpy(np.concatenate(last))
    b['f1'] = torch.from_numpy(np.concatenate(f1)); b['gold'] = torch.from_numpy(np.concatenate(gold))
    b['holds'] = torch.tensor(holds)
    b['rows'] = torch.from_numpy(np.stack([s.row for s in ss]))
    b['null'] = torch.tensor([q['set'] == 'own' for q in batch])
    return b


def grouped_softmax(score, group, n):
    top = torch.full((n,), -1e9).scatter_reduce(0, group, score.detach(), 'amax')
    e = torch.exp(score - top[group])
    z = torch.zeros(n).scatter_add(0, group, e)
    return e / z[group]


def loss_of(model, b, sentence_weight):
    score, whole = model(b)
    n = len(b['of'])
    p = grouped_softmax(score, b['row'], n)
    right = torch.zeros(n).scatter_add(0, b['row'], p * b['gold'])
    has = torch.zeros(n).scatter_add(0, b['row'], b['gold']) > 0
    expected = torch.zeros(n).scatter_add(0, b['row'], p * b['f1'])
    span = b['holds'] & (torch.zeros(n).scatter_add(0, b['row'], b['f1']) > 0)
    loss = -(torch.log(right.clamp(min=1e-8)) * (span & has)).sum() * 0.5 + ((1 - expected) * span).sum()
    loss = loss / span.sum().clamp(min=1)
    if sentence_weight > 0:
        # one softmax over a question's sentences and, where there may be no answer, over that at 0
        k = len(b['null'])
        top = torch.zeros(k).scatter_reduce(0, b['of'], whole.detach(), 'amax')
        e = torch.exp(whole - top[b['of']])
        none = torch.exp(-top) * b['null']
        good = torch.zeros(k).scatter_add(0, b['of'], e * b['holds'].float())
        answered = torch.zeros(k).scatter_add(0, b['of'], b['holds'].float()) > 0
        share = torch.where(answered, good, none) / (torch.zeros(k).scatter_add(0, b['of'], e) + none)
        loss = loss - sentence_weight * torch.log(share.clamp(min=1e-8)).mean()
    return loss


def train(model, questions, epochs, rate, batch, sentence_weight, rng, say, paraphrased=0.3):
    paraphrase = Paraphraser(model.vectors.weight.numpy(), questions, rng, share=paraphrased)
    params = [p for p in model.parameters() if p.requires_grad]
    opt = torch.optim.Adam(params, lr=rate, betas=(0.9, 0.99))
    steps = epochs * ((len(questions) + batch - 1) // batch)
    step = 0
    for epoch in range(epochs):
        # near in length together, shuffled by batch
        key = [max(len(s.at) for s in q['sentences']) + rng.random() * 6 for q in questions]
        order = np.argsort(key)
        batches = [order[i:i + batch] for i in range(0, len(order), batch)]
        rng.shuffle(batches)
        model.train(); total = 0; t = time.time()
        for ids in batches:
            for g in opt.param_groups: g['lr'] = rate * min(1, (step + 1) / 50) * (1 - step / (steps + 1))
            step += 1
            b = collate([paraphrase(few(questions[i], rng)) for i in ids], True)
            loss = loss_of(model, b, sentence_weight)
            opt.zero_grad(); loss.backward()
            nn.utils.clip_grad_norm_(params, 5)
            opt.step(); total += loss.item()
        say(f'epoch {epoch + 1}: loss {total / len(batches):.4f} {time.time() - t:.0f}s')


@torch.no_grad()
def scores_of(model, questions, all_sentences=True, batch=32):
    """Per question: list over sentences of (span scores, whole score)."""
    model.eval(); out = []
    for i in range(0, len(questions), batch):
        part = questions[i:i + batch]
        b = collate(part, all_sentences)
        score, whole = model(b)
        score = score.numpy(); whole = whole.numpy(); row = b['row'].numpy()
        at = np.searchsorted(row, np.arange(len(b['of']) + 1))
        per = [[] for _ in part]
        for r, k in enumerate(b['of'].tolist()): per[k].append((score[at[r]:at[r + 1]], whole[r]))
        out.extend(per)
    return out


def measure(model, questions):
    em = f1 = spans = first = mixed = other = others = n = 0
    yes, no = [], []
    for q, per in zip(questions, scores_of(model, questions)):
        sents = q['sentences']
        whole = np.array([w for _, w in per])
        (yes if any(s.holds for s in sents) else no).append(whole.max())
        if not any(s.holds for s in sents): continue
        k = next(i for i, s in enumerate(sents) if s.holds)
        sp, _ = per[k]
        if len(sp) and sents[k].f1.sum() > 0: c = int(sp.argmax()); em += sents[k].gold[c]; f1 += sents[k].f1[c]; spans += 1
        good = sents[int(np.argmax(whole))].holds
        sums = np.array([np.logaddexp.reduce(sp) if len(sp) else -9 for sp, _ in per])
        mixed += sents[int(np.argmax(whole + 0.5 * sums))].holds
        first += good; n += 1
        if q['style'] == 'p': other += good; others += 1
    out = f'in its sentence EM {100 * em / spans:.1f} F1 {100 * f1 / spans:.1f}; sentence {first / n:.3f}, with spans {mixed / n:.3f} ({n})'
    if no: out += f'; in other words {other / others:.3f} ({others}); area {np.mean([[(y > x) + (y == x) / 2 for x in no] for y in yes]):.3f}'
    return out


def write(model, path):
    """The weights in whole numbers of one byte, a scale a row: src/answering/learned/reader-weights.ts reads them."""
    out = bytearray()
    for name, value in model.state_dict().items():
        if name.startswith('vectors'): continue
        v = value.numpy().astype(np.float64)
        v = v.reshape(v.shape[0], -1)
        scale = np.maximum(np.abs(v).max(1), 1e-12) / 127
        scale = scale.astype(np.float32)
        q = np.clip(np.round(v / scale[:, None]), -127, 127).astype(np.int8)
        out += struct.pack('<B', len(name)) + name.encode() + struct.pack('<HH', *v.shape) + scale.tobytes() + q.tobytes()
        value.copy_(torch.from_numpy((q * scale[:, None]).astype(np.float32).reshape(value.shape)))
    open(path, 'wb').write(gzip.compress(bytes(out), 9, mtime=0))


def example(folder, vectors):
    """A reader of a few units and its scores, by which the product's own arithmetic is tested."""
    torch.manual_seed(SEED)
    small = Reader(vectors, P=4, M=3, H=4, Q=4, Y=8, R=4, W=8)
    tests = os.path.join(HERE, '../../tests/answering/learned')
    write(small, os.path.join(tests, 'reader-example.bin.gz'))
    [[(spans, whole)]] = scores_of(small, load(folder, 'example'))
    with open(os.path.join(tests, 'reader-example.json'), 'w') as file:
        json.dump({'spans': [round(float(x), 4) for x in spans], 'whole': round(float(whole), 4)}, file)
        file.write('\n')


def begun(vectors, drop=0.3):
    """A reader of chance weights, and what else goes by chance."""
    torch.manual_seed(SEED)
    return Reader(vectors, drop=drop), np.random.default_rng(SEED)


def main():
    global NONE
    parser = argparse.ArgumentParser()
    parser.add_argument('folder', help='what reader-export.ts wrote')
    parser.add_argument('names', nargs='+', help='shipped, newwiki-0 to newwiki-4, qamr-0 to qamr-4, example, trial')
    options = parser.parse_args()
    torch.set_num_threads(1)
    vectors = load_vectors()
    NONE = len(vectors) - 1
    say = lambda line: print(line, flush=True)
    if 'example' in options.names: example(options.folder, vectors)
    names = [name for name in options.names if name != 'example']
    if not names: return
    for name in [name for name in names if name.startswith('qamr-')]:
        say(name)
        fold, questions = int(name.removeprefix('qamr-')), load(options.folder, 'qamr')
        model, rng = begun(vectors, drop=0.4)
        train(model, [q for q in questions if q['fold'] != fold], 6, 0.003, 48, 0, rng, say, paraphrased=0)
        say(measure(model, [q for q in questions if q['fold'] == fold]))
        write(model, os.path.join(HERE, f'readers/{name}.bin.gz'))
    names = [name for name in names if not name.startswith('qamr-')]
    if not names: return
    # what QAMR teaches is learned once, and each reader begins with it
    kept = os.path.join(options.folder, 'qamr.pt')
    if not os.path.exists(kept):
        model, rng = begun(vectors)
        train(model, load(options.folder, 'qamr'), 3, 0.002, 48, 0, rng, say)
        torch.save(model.state_dict(), kept)
    newwiki, xquad, own = (load(options.folder, name) for name in ('newwiki', 'xquad', 'own'))
    for name in names:
        if name == 'shipped':
            known, held = newwiki + own, [xquad]
            path = '../../src/answering/learned/weights/reader.bin.gz'
        elif name == 'trial':
            # for choosing how to train: a third of our own questions is held back too
            known, held = newwiki + [q for q in own if q['fold'] != 3], [xquad, [q for q in own if q['fold'] == 3]]
            path = os.path.join(os.path.abspath(options.folder), 'trial.bin.gz')
        else:
            fold = int(name.removeprefix('newwiki-'))
            known = [q for q in newwiki if q['fold'] != fold] + xquad + own
            held = [[q for q in newwiki if q['fold'] == fold]]
            path = f'readers/{name}.bin.gz'
        say(name)
        model, rng = begun(vectors)
        model.load_state_dict(torch.load(kept))
        train(model, known, 5, 0.0015, 24, 0.5, rng, say)
        for questions in held: say(measure(model, questions))
        write(model, os.path.join(HERE, path))


if __name__ == '__main__':
    main()
