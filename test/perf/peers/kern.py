"""The canonical kernel in numpy: the same model as test/perf/kernel, vectorised over loans and batches of paths.

kern.py <exit|month|month-K3> <paths> [batch]; reads loans.bin in the working folder; prints one line of JSON.
"""

import json
import sys
import time

import numpy as np

T, L, S, Z = 120, 1000, 100, 3
columns = np.fromfile("loans.bin")
value0, ltv = columns[:L], columns[L : 2 * L]
suburb = columns[2 * L : 3 * L].astype(np.int64)
zone = columns[3 * L :].astype(np.int64)
principal = value0 * ltv
pool = principal.sum()

growth = np.array([0.035, 0.05, 0.065])
zone_sd = np.array([0.05, 0.06, 0.08])
suburb_sd, home_sd = 0.04, 0.10
root = np.linalg.cholesky(np.array([[1, 0.7, 0.5], [0.7, 1, 0.6], [0.5, 0.6, 1]]))
drift = (growth - 0.5 * (zone_sd**2 + suburb_sd**2 + home_sd**2)) / 12
per_month = np.sqrt(1 / 12)
age = np.arange(T + 1)
h_sale = np.tile(0.006 * np.minimum(1, age / 24), (Z, 1))
h_refi = np.tile(0.004 * np.minimum(1, age / 36), (Z, 1))
seasoning = np.where(age < 24, age / 24, np.maximum(0.3, 1 - (age - 24) / 96))
h_default = np.array([0.8, 1, 1.5])[:, None] * 0.0008 * seasoning
survival = np.concatenate([np.ones((Z, 1)), np.cumprod(1 - (h_sale + h_refi + h_default)[:, 1:], 1)], 1)
zone_of_suburb = np.arange(S) % Z


def market(g, batch):
    """Monthly log changes, (T, batch, S)."""
    zones = g.standard_normal((T, batch, Z)) @ root.T * zone_sd * per_month + drift
    change = zones[:, :, zone_of_suburb]
    change += suburb_sd * per_month * g.standard_normal((T, batch, S))
    return change


def payoff(in_default, value, share, ratio):
    home = value * ratio
    claim = value * share + 1.5 * share * np.maximum(0, home - value)
    return np.where(in_default, np.minimum(claim, np.maximum(0, 0.85 * home - 0.5 * value)), claim)


def fund(proceeds, repaid):
    """Fee, hurdle, catch-up, carry and IRR of a batch; arrays are (batch, T + 1)."""
    batch = proceeds.shape[0]
    outstanding = np.full(batch, pool)
    owed = np.full(batch, pool * 1.03)
    contributed = owed.copy()
    paid, carry, distributed = np.zeros(batch), np.zeros(batch), np.zeros(batch)
    lp = np.zeros((batch, T + 1))
    lp[:, 0] = -owed
    hurdle, fee = 1.08 ** (1 / 12) - 1, 0.02 / 12
    for t in range(1, T + 1):
        owed *= 1 + hurdle
        cash = proceeds[:, t] - outstanding * fee
        outstanding -= repaid[:, t]
        called = np.minimum(cash, 0)
        owed -= called
        contributed -= called
        to_lp = called.copy()
        cash = np.maximum(cash, 0)
        distributed += cash
        first = np.minimum(cash, owed)
        owed -= first
        to_lp += first
        cash -= first
        due = 0.2 * np.maximum(0, distributed - contributed)
        carried = np.minimum(cash, np.maximum(0, due - carry))
        carry += carried
        to_lp += cash - carried
        lp[:, t] = to_lp
        paid += np.maximum(to_lp, 0)
    rate = np.full(batch, 0.006)
    for _ in range(50):
        v = 1 / (1 + rate)
        f, d = np.zeros(batch), np.zeros(batch)
        for t in range(T, -1, -1):
            d = d * v + f
            f = f * v + lp[:, t]
        step = f / (d * v * v)
        rate += step
        if np.abs(step).max() < 1e-12:
            break
    return (1 + rate) ** 12 - 1, paid / contributed, carry


def month_by_month(g, batch, own_price):
    change = market(g, batch)
    level = np.zeros((batch, L))
    alive = np.ones((batch, L), bool)
    proceeds, repaid = np.zeros((batch, T + 1)), np.zeros((batch, T + 1))
    normals, uniforms = np.empty((batch, L)), np.empty((batch, L))
    exits = np.zeros(3)
    for t in range(1, T + 1):
        g.standard_normal(out=normals)
        g.random(out=uniforms)
        normals *= home_sd * per_month
        normals += change[t - 1][:, suburb]
        level += normals
        ratio = np.exp(level)
        sale, refi, default = h_sale[zone, t], h_refi[zone, t], h_default[zone, t]
        if own_price:
            refi = refi * np.clip(1 + 1.5 * (ratio - 1), 0.25, 3)
            default = default * np.where(ratio < 0.85, 4, np.where(ratio < 1, 2, 1))
        total = sale + refi + default
        leaving = (uniforms < total) & alive if t < T else alive
        path, loan = np.nonzero(leaving)
        u = uniforms[path, loan]
        to_sale = sale[loan]
        to_refi = to_sale + (refi[path, loan] if own_price else refi[loan])
        to_default = to_refi + (default[path, loan] if own_price else default[loan])
        in_default = (u >= to_refi) & (u < to_default)
        refinanced = (u >= to_sale) & (u < to_refi)
        exits += [(~in_default & ~refinanced).sum(), refinanced.sum(), in_default.sum()]
        amount = payoff(in_default, value0[loan], ltv[loan], ratio[path, loan])
        proceeds[:, t] = np.bincount(path, amount, batch)
        repaid[:, t] = np.bincount(path, principal[loan], batch)
        alive &= ~leaving
    return fund(proceeds, repaid), exits


def exit_time(g, batch):
    level = np.concatenate([np.zeros((1, batch, S)), np.cumsum(market(g, batch), 0)], 0)
    u, w, normals = g.random((batch, L)), g.random((batch, L)), g.standard_normal((batch, L))
    month = np.empty((batch, L), np.int64)
    for z in range(Z):
        of_zone = zone == z
        month[:, of_zone] = np.searchsorted(-survival[z], -u[:, of_zone], side="right")
    survived = month > T
    month = np.minimum(month, T)
    sale, refi, default = h_sale[zone, month], h_refi[zone, month], h_default[zone, month]
    w *= sale + refi + default
    in_default = (w >= sale + refi) & ~survived
    refinanced = (w >= sale) & (w < sale + refi) & ~survived
    rows = np.arange(batch)[:, None]
    ratio = np.exp(level[month, rows, suburb] + home_sd * per_month * np.sqrt(month) * normals)
    amount = payoff(in_default, value0, ltv, ratio)
    cell = (rows * (T + 1) + month).ravel()
    proceeds = np.bincount(cell, amount.ravel(), batch * (T + 1)).reshape(batch, T + 1)
    repaid = np.bincount(cell, np.broadcast_to(principal, (batch, L)).ravel(), batch * (T + 1)).reshape(batch, T + 1)
    return fund(proceeds, repaid), np.array([(~in_default & ~refinanced).sum(), refinanced.sum(), in_default.sum()])


name, paths = sys.argv[1], int(sys.argv[2])
batch = int(sys.argv[3]) if len(sys.argv) > 3 else 25
run = {
    "exit": exit_time,
    "month": lambda g, n: month_by_month(g, n, False),
    "month-K3": lambda g, n: month_by_month(g, n, True),
}[name]
run(np.random.default_rng(0), 2)
before = time.process_time()
outcomes, exits = [], np.zeros(3)
for path in range(0, paths, batch):
    measures, counts = run(np.random.default_rng([7, path]), min(batch, paths - path))
    outcomes.append(np.stack(measures))
    exits += counts
cpu_ms = (time.process_time() - before) * 1e3
irr, multiple, carry = np.concatenate(outcomes, 1).mean(1)
print(json.dumps({"cpuMs": cpu_ms, "irr": irr, "multiple": multiple, "carry": carry, "exits": (exits / paths).tolist()}))
