// IRR of 2,000 LP flows of 121 months by plain Newton in C++, one vector after the other.
// irr; reads flows.bin in the working folder; prints microseconds of CPU per solve and the sum of monthly rates.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

const int N = 2000, T = 120, ROUNDS = 11;

static double newton(const double *flow, double r) {
  for (int i = 0; i < 50; i++) {
    double v = 1 / (1 + r), f = 0, d = 0;
    for (int t = T; t >= 0; t--) {
      d = d * v + f;
      f = f * v + flow[t];
    }
    double next = r + f / (d * v * v);
    if (fabs(next - r) < 1e-12) return next;
    if (!(next > -.99) || next > 10) return NAN;
    r = next;
  }
  return NAN;
}

int main() {
  FILE *f = fopen("flows.bin", "rb");
  std::vector<double> flows(N * (T + 1)), micros;
  if (!f || fread(flows.data(), 8, flows.size(), f) != flows.size()) return 1;
  double sum = 0;
  for (int round = 0; round < ROUNDS; round++) {
    sum = 0;
    clock_t before = clock();
    for (int i = 0; i < N; i++) sum += newton(&flows[i * (T + 1)], .006);
    micros.push_back((clock() - before) * 1e6 / CLOCKS_PER_SEC / N);
  }
  std::sort(micros.begin(), micros.end());
  printf("{\"microsPerSolve\":%.4f,\"sum\":%.12f}\n", micros[ROUNDS / 2], sum);
}
