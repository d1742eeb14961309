// Serves matrix products by OpenBLAS: g++ -O3 -march=native openblas.cpp -lopenblas
#include "peer.hpp"

#include <cblas.h>
#include <memory>

int main(int argc, char** argv) {
    openblas_set_num_threads(argc > 1 ? std::atoi(argv[1]) : 1);
    std::string about = std::string("OpenBLAS ") + openblas_get_config() + " " + openblas_get_corename();
    return serve(about, [](const std::string& name) -> Run {
        Product p;
        if (!parse(name, p)) {
            return nullptr;
        }
        auto a = std::make_shared<std::vector<float>>(numbers(size_t(p.m) * p.k, 1));
        auto b = std::make_shared<std::vector<float>>(numbers(size_t(p.k) * p.n, 2));
        auto c = std::make_shared<std::vector<float>>(size_t(p.m) * p.n);
        return [=] {
            cblas_sgemm(CblasRowMajor, p.transposeA ? CblasTrans : CblasNoTrans, p.transposeB ? CblasTrans : CblasNoTrans, p.m,
                        p.n, p.k, 1, a->data(), p.transposeA ? p.m : p.k, b->data(), p.transposeB ? p.k : p.n, 0, c->data(), p.n);
        };
    });
}
