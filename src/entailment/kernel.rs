//! Sums of products of integers, by the widest instruction that a processor has for them.
//! Owns the choice of the instruction. All give the same sums, since whole numbers can be
//! added in any order.

use std::fmt;

#[cfg(target_arch = "x86_64")]
use pulp::x86::{V1, V3, V4};

use super::packed_matrix;

/// How many numbers are multiplied side by side.
pub(super) const LANES: usize = 32;

/// Numbers of one row. They are of 8 bits and stand in 16, since processors multiply pairs
/// of these and add the two products at once.
pub(super) type IntegerBlock = [i16; LANES];

/// Which instructions the reader uses.
///
/// ```
/// use stancegrid::entailment::Kernel;
/// let kernels = Kernel::available();
/// assert_eq!(kernels.first(), Some(&Kernel::Portable));
/// assert_eq!(kernels.last(), Some(&Kernel::best()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kernel {
    /// What every machine has.
    Portable,
    /// SSE2, which every x86-64 processor has: 8 numbers at once.
    Sse2,
    /// AVX2: 16 numbers at once.
    Avx2,
    /// AVX-512: 32 numbers at once.
    Avx512,
    /// Instructions that multiply bytes and add four products at once: VNNI with AVX-512, or
    /// dot products of ARM.
    ByteDot,
}

impl Kernel {
    /// The kernels that this processor can run, the fastest last.
    pub fn available() -> Vec<Self> {
        let mut kernels = vec![Kernel::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            kernels.extend(V1::try_new().map(|_| Kernel::Sse2));
            kernels.extend(V3::try_new().map(|_| Kernel::Avx2));
            kernels.extend(V4::try_new().map(|_| Kernel::Avx512));
        }
        if packed_matrix::is_supported() {
            kernels.push(Kernel::ByteDot);
        }
        kernels
    }

    /// The fastest kernel of this processor.
    pub fn best() -> Self {
        Self::available()
            .last()
            .copied()
            .unwrap_or(Kernel::Portable)
    }

    /// Runs work by this kernel, or by the portable one where the processor lacks it.
    pub(super) fn run(self, work: impl Work) {
        #[cfg(target_arch = "x86_64")]
        match self {
            Kernel::Avx512 => {
                if let Some(simd) = V4::try_new() {
                    return simd.vectorize(Run::<_, _, 4>(simd, work));
                }
            }
            Kernel::Avx2 => {
                if let Some(simd) = V3::try_new() {
                    return simd.vectorize(Run::<_, _, 2>(simd, work));
                }
            }
            Kernel::Sse2 => {
                if let Some(simd) = V1::try_new() {
                    return simd.vectorize(Run::<_, _, 2>(simd, work));
                }
            }
            // Its matrices multiply themselves.
            Kernel::Portable | Kernel::ByteDot => {}
        }
        work.run::<Portable, 2>(Portable);
    }
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kernel::Portable => "portable",
            Kernel::Sse2 => "sse2",
            Kernel::Avx2 => "avx2",
            Kernel::Avx512 => "avx512",
            Kernel::ByteDot => "byte-dot",
        })
    }
}

/// Something that adds up products.
pub(super) trait Work {
    /// Does it with these instructions, so many outputs at once.
    fn run<K: MultiplyAdd, const OUTPUTS: usize>(self, kernel: K);
}

/// Adding up products of two blocks.
pub(super) trait MultiplyAdd: Copy {
    /// Sums that are not put together yet.
    type Sums: Copy;

    /// Sums of nothing.
    fn nothing(self) -> Self::Sums;

    /// Adds the products of two blocks.
    fn add(self, sums: &mut Self::Sums, one: &IntegerBlock, other: &IntegerBlock);

    /// All sums together.
    fn total(self, sums: Self::Sums) -> i32;
}

/// Work with its kernel, as it is handed to the processor.
#[cfg(target_arch = "x86_64")]
struct Run<K, W, const OUTPUTS: usize>(K, W);

#[cfg(target_arch = "x86_64")]
impl<K: MultiplyAdd, W: Work, const OUTPUTS: usize> pulp::NullaryFnOnce for Run<K, W, OUTPUTS> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.1.run::<K, OUTPUTS>(self.0);
    }
}

/// Plain loops, which compilers turn into what a processor has.
#[derive(Debug, Clone, Copy)]
struct Portable;

impl MultiplyAdd for Portable {
    type Sums = [i32; LANES];

    #[inline(always)]
    fn nothing(self) -> [i32; LANES] {
        [0; LANES]
    }

    #[inline(always)]
    fn add(self, sums: &mut [i32; LANES], one: &IntegerBlock, other: &IntegerBlock) {
        for (sum, (one, other)) in sums.iter_mut().zip(one.iter().zip(other)) {
            *sum += i32::from(*one) * i32::from(*other);
        }
    }

    #[inline(always)]
    fn total(self, sums: [i32; LANES]) -> i32 {
        sums.iter().sum()
    }
}

/// The instructions of x86-64 processors. Each multiplies pairs and adds their products.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m128i, __m256i, __m512i};

    use pulp::cast;

    use super::{IntegerBlock, MultiplyAdd, V1, V3, V4};

    impl MultiplyAdd for V1 {
        type Sums = __m128i;

        #[inline(always)]
        fn nothing(self) -> __m128i {
            cast([0i32; 4])
        }

        #[inline(always)]
        fn add(self, sums: &mut __m128i, one: &IntegerBlock, other: &IntegerBlock) {
            let (ones, others): ([__m128i; 4], [__m128i; 4]) = (cast(*one), cast(*other));
            for (one, other) in ones.into_iter().zip(others) {
                *sums = self
                    .sse2
                    ._mm_add_epi32(*sums, self.sse2._mm_madd_epi16(one, other));
            }
        }

        #[inline(always)]
        fn total(self, sums: __m128i) -> i32 {
            cast::<_, [i32; 4]>(sums).iter().sum()
        }
    }

    impl MultiplyAdd for V3 {
        type Sums = __m256i;

        #[inline(always)]
        fn nothing(self) -> __m256i {
            cast([0i32; 8])
        }

        #[inline(always)]
        fn add(self, sums: &mut __m256i, one: &IntegerBlock, other: &IntegerBlock) {
            let (ones, others): ([__m256i; 2], [__m256i; 2]) = (cast(*one), cast(*other));
            for (one, other) in ones.into_iter().zip(others) {
                *sums = self
                    .avx2
                    ._mm256_add_epi32(*sums, self.avx2._mm256_madd_epi16(one, other));
            }
        }

        #[inline(always)]
        fn total(self, sums: __m256i) -> i32 {
            cast::<_, [i32; 8]>(sums).iter().sum()
        }
    }

    impl MultiplyAdd for V4 {
        type Sums = __m512i;

        #[inline(always)]
        fn nothing(self) -> __m512i {
            cast([0i32; 16])
        }

        #[inline(always)]
        fn add(self, sums: &mut __m512i, one: &IntegerBlock, other: &IntegerBlock) {
            let products = self.avx512bw._mm512_madd_epi16(cast(*one), cast(*other));
            *sums = self.avx512f._mm512_add_epi32(*sums, products);
        }

        #[inline(always)]
        fn total(self, sums: __m512i) -> i32 {
            cast::<_, [i32; 16]>(sums).iter().sum()
        }
    }
}
