// The canonical kernel in C++: the same model and the same techniques as test/perf/kernel, in one thread.
// kern <exit|thin|month|month-K3> <paths>; reads loans.bin in the working folder; prints one line of JSON.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/resource.h>
#include <vector>

using u64 = uint64_t;

static inline u64 rotl(u64 x, int k) { return (x << k) | (x >> (64 - k)); }

// xoshiro256++
struct Generator {
  u64 a, b, c, d;
  inline u64 next() {
    u64 r = rotl(a + d, 23) + a, t = b << 17;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotl(d, 45);
    return r;
  }
  inline double uniform() { return ((next() >> 11) + 0.5) * 1.1102230246251565e-16; }
};

static u64 splitmix(u64 &s) {
  u64 z = (s += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

// 256-layer ziggurat with 64-bit draws
static const double TAIL = 3.6541528853610088;
static double layerScale[256], layerDensity[256];
static u64 layerInside[256];

static void makeZiggurat() {
  const double area = 0.00492867323399;
  double edge[256];
  layerDensity[255] = exp(-.5 * TAIL * TAIL);
  layerDensity[0] = 1;
  edge[0] = area / layerDensity[255];
  edge[255] = TAIL;
  for (int i = 254; i >= 1; i--) {
    edge[i] = sqrt(-2 * log(area / edge[i + 1] + exp(-.5 * edge[i + 1] * edge[i + 1])));
    layerDensity[i] = exp(-.5 * edge[i] * edge[i]);
  }
  for (int i = 0; i < 256; i++) {
    double inner = i == 0 ? TAIL / edge[0] : i == 1 ? 0 : edge[i - 1] / edge[i];
    layerScale[i] = edge[i] / 9007199254740992.0;
    layerInside[i] = (u64)(inner * 9007199254740992.0);
  }
}

static inline double normal(Generator &g) {
  for (;;) {
    u64 r = g.next();
    int k = r & 255;
    int64_t signedBits = (int64_t)r >> 10;
    u64 bits = (u64)(signedBits ^ (signedBits >> 63));
    double x = (double)signedBits * layerScale[k];
    if (__builtin_expect(bits < layerInside[k], 1)) return x;
    if (k == 0) {
      double beyond, height;
      do {
        beyond = -log(g.uniform()) / TAIL;
        height = -log(g.uniform());
      } while (height + height < beyond * beyond);
      return signedBits < 0 ? -(TAIL + beyond) : TAIL + beyond;
    }
    double low = layerDensity[k], high = layerDensity[k - 1];
    if (low + g.uniform() * (high - low) < exp(-.5 * x * x)) return x;
  }
}

const int T = 120, L = 1000, S = 100, Z = 3, T1 = T + 1, CELLS = 1024;
const double suburbSd = .04 * sqrt(1 / 12.0), homeSd = .10 * sqrt(1 / 12.0);
static double value0[L], ltv[L], principal[L], pool = 0;
static int suburb[L], zone[L];
static double hSale[Z * T1], hRefi[Z * T1], hDefault[Z * T1], hBound[Z * T1], survival[Z * T1], survivalBound[Z * T1];
static double drift[Z], zoneRoot[Z][Z], rootMonths[T1];
static int guide[Z * CELLS], guideBound[Z * CELLS];
static double level[T1 * S], change[T1 * S], proceeds[T1], repaid[T1], lpFlow[T1];
static long exitsByCause[3];

static void makeGuide(const double *s, int *g) {
  for (int c = 0; c < CELLS; c++) {
    int t = 1;
    while (t < T && s[t] >= (c + 1.0) / CELLS) t++;
    g[c] = t;
  }
}

static void readModel() {
  FILE *f = fopen("loans.bin", "rb");
  std::vector<double> b(4 * L);
  if (!f || fread(b.data(), 8, 4 * L, f) != 4 * L) exit(1);
  fclose(f);
  for (int i = 0; i < L; i++) {
    value0[i] = b[i];
    ltv[i] = b[L + i];
    suburb[i] = b[2 * L + i];
    zone[i] = b[3 * L + i];
    principal[i] = value0[i] * ltv[i];
    pool += principal[i];
  }
  const double growth[Z] = {.035, .05, .065}, sd[Z] = {.05, .06, .08}, defaults[Z] = {.8, 1, 1.5};
  const double rho[Z][Z] = {{1, .7, .5}, {.7, 1, .6}, {.5, .6, 1}};
  for (int i = 0; i < Z; i++)
    for (int j = 0; j <= i; j++) {
      double s = rho[i][j];
      for (int k = 0; k < j; k++) s -= zoneRoot[i][k] * zoneRoot[j][k];
      zoneRoot[i][j] = i == j ? sqrt(s) : s / zoneRoot[j][j];
    }
  for (int z = 0; z < Z; z++) {
    drift[z] = (growth[z] - .5 * (sd[z] * sd[z] + .04 * .04 + .10 * .10)) / 12;
    survival[z * T1] = survivalBound[z * T1] = 1;
    for (int t = 1; t <= T; t++) {
      int q = z * T1 + t;
      hSale[q] = .006 * std::min(1.0, t / 24.0);
      hRefi[q] = .004 * std::min(1.0, t / 36.0);
      hDefault[q] = defaults[z] * .0008 * (t < 24 ? t / 24.0 : std::max(.3, 1 - (t - 24) / 96.0));
      hBound[q] = hSale[q] + 3 * hRefi[q] + 4 * hDefault[q];
      survival[q] = survival[q - 1] * (1 - (hSale[q] + hRefi[q] + hDefault[q]));
      survivalBound[q] = survivalBound[q - 1] * (1 - hBound[q]);
    }
    makeGuide(survival + z * T1, guide + z * CELLS);
    makeGuide(survivalBound + z * T1, guideBound + z * CELLS);
  }
  for (int z = 0; z < Z; z++)
    for (int k = 0; k <= z; k++) zoneRoot[z][k] *= sd[z] * sqrt(1 / 12.0);
  for (int t = 0; t <= T; t++) rootMonths[t] = homeSd * sqrt((double)t);
}

static void simulateMarket(Generator &g) {
  double sum[S] = {0};
  for (int t = 1; t <= T; t++) {
    double e[Z] = {normal(g), normal(g), normal(g)}, zoneChange[Z];
    for (int z = 0; z < Z; z++) {
      zoneChange[z] = drift[z];
      for (int k = 0; k <= z; k++) zoneChange[z] += zoneRoot[z][k] * e[k];
    }
    for (int s = 0; s < S; s++) {
      double c = zoneChange[s % Z] + suburbSd * normal(g);
      change[t * S + s] = c;
      level[t * S + s] = sum[s] += c;
    }
  }
  memset(proceeds, 0, sizeof proceeds);
  memset(repaid, 0, sizeof repaid);
}

static inline void settle(int t, int i, double ratio, int cause) {
  double value = value0[i] * ratio, claim = principal[i] + 1.5 * ltv[i] * std::max(0.0, value - value0[i]);
  proceeds[t] += cause == 2 ? std::min(claim, std::max(0.0, .85 * value - .5 * value0[i])) : claim;
  repaid[t] += principal[i];
  exitsByCause[cause]++;
}

static inline double refiMultiple(double ratio) { return std::min(3.0, std::max(.25, 1 + 1.5 * (ratio - 1))); }
static inline double defaultMultiple(double ratio) { return ratio < .85 ? 4 : ratio < 1 ? 2 : 1; }

static double irrMonthly(const double *flow, double r) {
  for (int i = 0; i < 50; i++) {
    double v = 1 / (1 + r), f = 0, d = 0;
    for (int t = T; t >= 0; t--) {
      d = d * v + f;
      f = f * v + flow[t];
    }
    double next = r + f / (d * v * v);
    if (fabs(next - r) < 1e-12) return next;
    if (!(next > -.99) || next > 10) break;
    r = next;
  }
  auto npv = [&](double x) {
    double v = 1 / (1 + x), f = 0;
    for (int t = T; t >= 0; t--) f = f * v + flow[t];
    return f;
  };
  double lo = -.2, hi = 1, atLo = npv(lo);
  if (atLo * npv(hi) > 0) return 0;
  for (int i = 0; i < 100; i++) {
    double mid = (lo + hi) / 2, f = npv(mid);
    if (atLo * f <= 0) hi = mid;
    else lo = mid, atLo = f;
  }
  return (lo + hi) / 2;
}

struct Outcome {
  double irr, multiple, carry;
};

static Outcome fund() {
  static const double hurdle = pow(1.08, 1 / 12.0) - 1;
  double outstanding = pool, owed = pool * 1.03, contributed = owed, paid = 0, carry = 0, distributed = 0;
  lpFlow[0] = -owed;
  for (int t = 1; t <= T; t++) {
    owed *= 1 + hurdle;
    double cash = proceeds[t] - outstanding * .02 / 12, toLp = 0;
    outstanding -= repaid[t];
    if (cash < 0) {
      owed -= cash;
      contributed -= cash;
      toLp = cash;
    } else {
      distributed += cash;
      toLp = std::min(cash, owed);
      owed -= toLp;
      cash -= toLp;
      if (cash > 0) {
        double due = .2 * std::max(0.0, distributed - contributed);
        double carried = std::min(cash, std::max(0.0, due - carry));
        carry += carried;
        toLp += cash - carried;
      }
      paid += toLp;
    }
    lpFlow[t] = toLp;
  }
  return {pow(1 + irrMonthly(lpFlow, .006), 12) - 1, paid / contributed, carry};
}

static Outcome exitTime(Generator &g) {
  simulateMarket(g);
  for (int i = 0; i < L; i++) {
    int row = zone[i] * T1;
    double u = g.uniform(), w = g.uniform();
    int t = guide[zone[i] * CELLS + (int)(u * CELLS)], cause = 0;
    while (t < T && survival[row + t] >= u) t++;
    int q = row + t;
    if (survival[q] < u) {
      w *= hSale[q] + hRefi[q] + hDefault[q];
      cause = w < hSale[q] ? 0 : w < hSale[q] + hRefi[q] ? 1 : 2;
    }
    settle(t, i, exp(level[t * S + suburb[i]] + rootMonths[t] * normal(g)), cause);
  }
  return fund();
}

static Outcome thinning(Generator &g) {
  simulateMarket(g);
  for (int i = 0; i < L; i++) {
    int row = zone[i] * T1, from = 0;
    double noise = 0;
    for (;;) {
      double u = g.uniform() * survivalBound[row + from];
      int t = std::max(from + 1, guideBound[zone[i] * CELLS + (int)(u * CELLS)]);
      while (t < T && survivalBound[row + t] >= u) t++;
      noise += rootMonths[t - from] * normal(g);
      double ratio = exp(level[t * S + suburb[i]] + noise);
      int q = row + t;
      if (survivalBound[q] < u) {
        double sale = hSale[q], refi = hRefi[q] * refiMultiple(ratio), def = hDefault[q] * defaultMultiple(ratio);
        double w = g.uniform() * hBound[q];
        if (w < sale + refi + def) {
          settle(t, i, ratio, w < sale ? 0 : w < sale + refi ? 1 : 2);
          break;
        }
      }
      if (t == T) {
        settle(T, i, ratio, 0);
        break;
      }
      from = t;
    }
  }
  return fund();
}

static Outcome monthByMonth(Generator &g, bool ownPrice) {
  static int living[L];
  static double price[L];
  simulateMarket(g);
  int n = L;
  for (int i = 0; i < L; i++) living[i] = i, price[i] = 1;
  for (int t = 1; t <= T && n > 0; t++) {
    int kept = 0;
    for (int j = 0; j < n; j++) {
      int i = living[j], q = zone[i] * T1 + t;
      double ratio = price[i] * exp(change[t * S + suburb[i]] + homeSd * normal(g));
      price[i] = ratio;
      double sale = hSale[q], refi = hRefi[q], def = hDefault[q];
      if (ownPrice) refi *= refiMultiple(ratio), def *= defaultMultiple(ratio);
      double u = g.uniform();
      if (u < sale + refi + def || t == T)
        settle(t, i, ratio, u < sale ? 0 : u < sale + refi ? 1 : u < sale + refi + def ? 2 : 0);
      else living[kept++] = i;
    }
    n = kept;
  }
  return fund();
}

int main(int argc, char **argv) {
  std::string name = argc > 1 ? argv[1] : "";
  int paths = argc > 2 ? atoi(argv[2]) : 1000;
  makeZiggurat();
  readModel();
  double irr = 0, multiple = 0, carry = 0;
  for (int p = 0; p < paths; p++) {
    u64 s = 7 * 1000003ull + p;
    Generator g{splitmix(s), splitmix(s), splitmix(s), splitmix(s)};
    Outcome o;
    if (name == "exit") o = exitTime(g);
    else if (name == "thin") o = thinning(g);
    else if (name == "month" || name == "month-K3") o = monthByMonth(g, name == "month-K3");
    else return 2;
    irr += o.irr / paths;
    multiple += o.multiple / paths;
    carry += o.carry / paths;
  }
  rusage use;
  getrusage(RUSAGE_SELF, &use);
  double ms = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3 + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
  printf("{\"cpuMs\":%.2f,\"irr\":%.6f,\"multiple\":%.5f,\"carry\":%.0f,\"exits\":[%.2f,%.2f,%.2f]}\n", ms, irr, multiple,
         carry, exitsByCause[0] / (double)paths, exitsByCause[1] / (double)paths, exitsByCause[2] / (double)paths);
}
